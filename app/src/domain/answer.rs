//! The checks of typed answers, by kind of field. Each takes a trimmed text and returns what is kept.

use super::characters::{is_unsafe, one_line, plain, visible};
use super::field::FieldError;
use super::phone;

const SHORT: usize = 200;
const LONG: usize = 2_000;
const NUMBER_DIGITS: usize = 15;

/// One line.
pub fn short_text(value: &str) -> Result<String, FieldError> {
    let value = one_line(value);
    safe(&value)?;
    within(&value, SHORT)?;
    Ok(value)
}

/// Several lines; every line ending becomes a newline.
pub fn long_text(value: &str) -> Result<String, FieldError> {
    let value = visible(value).replace("\r\n", "\n").replace('\r', "\n");
    value.split('\n').try_for_each(safe)?;
    within(&value, LONG)?;
    Ok(value)
}

/// A telephone number.
pub fn phone_number(value: &str) -> Result<String, FieldError> {
    safe(&plain(value))?;
    phone::read(value).ok_or(FieldError::NotAPhone)
}

/// A whole number, kept as typed except for its digits, which become ASCII.
pub fn number(value: &str) -> Result<String, FieldError> {
    let value = plain(value);
    safe(&value)?;
    let digits = value.strip_prefix(['-', '+']).unwrap_or(&value);
    let fits = (1..=NUMBER_DIGITS).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if fits { Ok(value) } else { Err(FieldError::NotANumber) }
}

fn safe(value: &str) -> Result<(), FieldError> {
    if value.chars().any(is_unsafe) { Err(FieldError::Character) } else { Ok(()) }
}

fn within(value: &str, most: usize) -> Result<(), FieldError> {
    if value.chars().count() > most { Err(FieldError::TooLong(most)) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
