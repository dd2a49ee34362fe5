//! Redirects from a path as people type and print it to the real one: without doubled or trailing slashes, and in small
//! letters. Only tokens and codes are case-sensitive.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use app::pages::public::message::Message;
use app::paths;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse as _, Redirect, Response};

/// What comes before a token, an id or a code: before every parameter that isn't a public name.
static BEFORE_TOKENS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let pairs = |template: &&'static str| template.split('/').zip(template.split('/').skip(1));
    let all = paths::PATTERNS.iter().chain(paths::organise::PATTERNS).flat_map(pairs);
    all.filter(|(_, part)| part.starts_with('{') && *part != "{slug}").map(|(before, _)| before).collect()
});

/// 308 to the path that was meant, for a page that doesn't exist at this one.
pub fn of(uri: &Uri, response: &Response) -> Option<Response> {
    let is_missing =
        response.status() == StatusCode::NOT_FOUND && response.extensions().get() == Some(&Message::NotFound);
    let meant = is_missing.then(|| meant(uri.path())).flatten()?;
    let whole = uri.query().map_or_else(|| meant.clone(), |query| format!("{meant}?{query}"));
    Some(Redirect::permanent(&whole).into_response())
}

/// The path that was meant, if it's a different one. It always stays on this site: it begins with exactly one slash.
fn meant(path: &str) -> Option<String> {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_' | b'.');
    if !path.bytes().all(is_plain) {
        return None;
    }
    let mut meant = String::new();
    let mut before = String::new();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        let small = part.to_ascii_lowercase();
        meant.push('/');
        meant.push_str(if BEFORE_TOKENS.contains(before.as_str()) { part } else { &small });
        before = small;
    }
    (!meant.is_empty() && meant != path).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slashes_and_capitals_lead_to_the_path_that_was_meant() {
        for (typed, right) in [
            ("/events/supper/", "/events/supper"),
            ("/Events/Summer-Supper", "/events/summer-supper"),
            ("/EVENTS/SUPPER.ICS", "/events/supper.ics"),
            ("//events//supper", "/events/supper"),
            ("/Confirm/AbC_9-x/", "/confirm/AbC_9-x"),
            ("/Your-Sign-Up/AbC/Change", "/your-sign-up/AbC/change"),
            ("/Organise/Events/Supper/Attendees/AbC", "/organise/events/supper/attendees/AbC"),
            ("/Organise/Offer/AbC_9-x/", "/organise/offer/AbC_9-x"),
            ("/door/abc346/", "/door/abc346"),
            ("//evil.example/", "/evil.example"),
            ("/..//evil.example", "/../evil.example"),
        ] {
            assert_eq!(meant(typed).as_deref(), Some(right), "{typed}");
            assert_eq!(meant(right), None, "{right} leads nowhere else");
        }
    }

    #[test]
    fn what_is_no_plain_path_leads_nowhere_else() {
        for path in
            ["/", "//", "/events/none", "/events/%E2%80%AEsupper", "/\\evil.example/", "/events/sup%00per/", "*"]
        {
            assert_eq!(meant(path), None, "{path}");
        }
    }
}
