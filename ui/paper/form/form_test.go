package form_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/paper"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/form"
)
