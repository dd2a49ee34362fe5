//! What programs write by themselves (RFC 3834). It's never a bounce: a vacation reply says nothing about an address
//! but that it works.

use super::headers::Headers;

/// Whether a program wrote it.
pub(super) fn is_automatic(headers: &Headers) -> bool {
    let submitted = headers.first("auto-submitted").map(|value| value.split(';').next().unwrap_or_default().trim());
    let precedence = headers.first("precedence").unwrap_or_default().to_ascii_lowercase();
    let marked =
        ["x-auto-response-suppress", "x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply", "list-id"];
    submitted.is_some_and(|value| !value.eq_ignore_ascii_case("no"))
        || matches!(precedence.as_str(), "auto_reply" | "bulk" | "junk" | "list")
        || marked.into_iter().any(|name| headers.first(name).is_some())
}

/// Whether it says that a mail server wrote it.
pub(super) fn is_from_a_server(headers: &Headers) -> bool {
    let author = headers.author().unwrap_or_default().to_ascii_lowercase();
    let local = author.split('@').next().unwrap_or_default();
    matches!(local, "mailer-daemon" | "postmaster" | "mail-daemon" | "mailerdaemon")
}
