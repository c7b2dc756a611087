//! Any text may be a date, and a date that was read is written as it stands.

#![no_main]

use isnad::record::Edtf;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(date) = text.parse::<Edtf>() {
        assert_eq!(date.to_string().parse::<Edtf>().as_ref(), Ok(&date));
    }
});
