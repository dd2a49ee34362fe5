//! Whatever comes back by mail is written by strangers: no bytes make its reader panic, loop or keep more than it's given.
#![no_main]

use libfuzzer_sys::fuzz_target;
use server::mail::inbound::{Incoming, read};

fuzz_target!(|content: &[u8]| {
    let reading = read(&Incoming { recipient: None, content });
    assert!(reading.to.len() <= 8 && reading.about.len() <= 8);
    let recipient = String::from_utf8_lossy(content);
    let reading = read(&Incoming { recipient: Some(&recipient), content });
    assert!(reading.to.len() <= 8);
});
