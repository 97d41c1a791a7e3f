package office
import "zhiban/ui/paper"
func DOCX(d paper.Document) ([]byte, error) { return nil, nil }
func XLSX(d paper.Document) ([]byte, error) { return nil, nil }
func CSV(d paper.Document) ([]byte, error) { return nil, nil }
