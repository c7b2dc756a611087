//! Any text may be offered as a record.

#![no_main]

use isnad::record::Record;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(record) = serde_json::from_str::<Record>(text) {
        let again = serde_json::to_string(&record).expect("a record is JSON");
        assert!(serde_json::from_str::<Record>(&again).is_ok());
    }
});
