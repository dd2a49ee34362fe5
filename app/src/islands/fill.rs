//! Texts with gaps. The browser has no Fluent, so texts with numbers come with `%n` and `%m` in their place.

/// The text with its numbers filled in.
pub fn fill(text: &str, n: impl ToString, m: impl ToString) -> String {
    text.replace("%n", &n.to_string()).replace("%m", &m.to_string())
}
