//! Texts with gaps. The browser has no Fluent, so a text that counts comes with `%n` and `%m` where the numbers go.

/// The text with its numbers in place.
pub fn fill(text: &str, n: impl ToString, m: impl ToString) -> String {
    text.replace("%n", &n.to_string()).replace("%m", &m.to_string())
}
