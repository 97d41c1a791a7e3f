package store

import (
	"slices"
	"sort"
	"sync"
)

// kinds is every kind of entry this version knows, noun by noun.
var kinds = sync.OnceValue(func() registry {
	r := registry{kinds: map[string]kind{}}
	for _, list := range [][]kind{
		postKinds(), stationKinds(), planKinds(), gridKinds(), groupKinds(), personKinds(), teamKinds(),
		shiftKinds(), siteKinds(), passKinds(), matterKinds(), noteKinds(), strikeKinds(), conflictKinds(), handoverKinds(), briefKinds(), pinKinds(), alarmKinds(), undoKinds(),
		householdKinds(), roundKinds(),
		slipKinds(), lowKinds(), demandKinds(), needKinds(), noticeKinds(), vehicleKinds(), orderKinds(),
		playbookKinds(), deadlineKinds(), forceKinds(), supportKinds(),
		patientKinds(), onCallKinds(),
		pointKinds(), tubeKinds(), transferKinds(),
		hotCallKinds(), callbackKinds(), promiseKinds(), attachmentKinds(), purgeKinds(),
		sitrepKinds(),
		intakeKinds(),
		paperKinds(),
	} {
		for _, k := range list {
			r.kinds[k.name] = k
			if k.stream == Human {
				r.human = append(r.human, k.name)
			}
		}
	}
	sort.Strings(r.human)
	r.human = slices.Compact(r.human)
	return r
})
