//! Ticket codes.

use super::*;

#[test]
fn a_ticket_code_is_six_characters_that_are_easily_told_apart() {
    let code = ticket_code([0, 1, 25, 26, 254, 255]);
    assert_eq!(code, "AC9AY3");
    assert!("BIOSZ01258".chars().all(|confusing| !TICKET_ALPHABET.contains(&(confusing as u8))));
}
