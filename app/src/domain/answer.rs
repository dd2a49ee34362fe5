//! The checks of typed answers by kind. Each takes a trimmed text and gives what is kept.

use super::characters::is_unsafe;
use super::field::FieldError;

const SHORT: usize = 200;
const LONG: usize = 2_000;
const NUMBER_DIGITS: usize = 15;
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 5..=15;
const PHONE: usize = 40;

/// One line.
pub fn short_text(value: &str) -> Result<String, FieldError> {
    safe(value)?;
    within(value, SHORT)?;
    Ok(value.to_owned())
}

/// Several lines; however a line was ended, it ends with a newline after this.
pub fn long_text(value: &str) -> Result<String, FieldError> {
    let value = value.replace("\r\n", "\n").replace('\r', "\n");
    value.split('\n').try_for_each(safe)?;
    within(&value, LONG)?;
    Ok(value)
}

/// A telephone number.
pub fn phone(value: &str) -> Result<String, FieldError> {
    safe(value)?;
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let fits = value.len() <= PHONE
        && PHONE_DIGITS.contains(&digits)
        && value.chars().all(|c| c.is_ascii_digit() || "+ ().-".contains(c));
    if fits { Ok(value.to_owned()) } else { Err(FieldError::NotAPhone) }
}

/// A whole number, kept as it was typed.
pub fn number(value: &str) -> Result<String, FieldError> {
    safe(value)?;
    let digits = value.strip_prefix(['-', '+']).unwrap_or(value);
    let fits = (1..=NUMBER_DIGITS).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if fits { Ok(value.to_owned()) } else { Err(FieldError::NotANumber) }
}

fn safe(value: &str) -> Result<(), FieldError> {
    if value.chars().any(is_unsafe) { Err(FieldError::Character) } else { Ok(()) }
}

fn within(value: &str, most: usize) -> Result<(), FieldError> {
    if value.chars().count() > most { Err(FieldError::TooLong(most)) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
