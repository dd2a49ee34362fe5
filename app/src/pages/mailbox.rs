//! `/dev/mailbox`, only in development: the mails that were written to files, newest first, with clickable links.

use leptos::prelude::*;

use crate::components::document::Document;
use crate::components::facts::{Fact, Facts};
use crate::components::frame::Frame;
use crate::components::render::render;

/// A mail, as its recipient reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailShown {
    /// The recipient.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text part.
    pub text: String,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct MailboxPage {
    /// The frame.
    pub frame: Frame,
    /// The mails, newest first.
    pub mails: Vec<MailShown>,
}

/// The page.
#[must_use]
pub fn html(page: MailboxPage) -> String {
    render(move || {
        let title = "Mails on this machine";
        let none = page.mails.is_empty().then(|| view! { <p>"There are no mails."</p> });
        let mails = page.mails.into_iter().map(|mail| {
            let facts = vec![Fact::new("To".to_owned(), mail.to)];
            view! {
                <article class="mail">
                    <h2>{mail.subject}</h2>
                    <Facts facts/>
                    <pre>{linked(&mail.text)}</pre>
                </article>
            }
        });
        let mails = mails.collect::<Vec<_>>();
        view! {
            <Document frame=page.frame title=title.to_owned()>
                <h1>{title}</h1>
                <p class="lead">"There is no mail server yet, so mails are kept here. Only this machine can see this page."</p>
                {none}
                {mails}
            </Document>
        }
    })
}

/// A text with its web addresses as links.
fn linked(text: &str) -> Vec<AnyView> {
    text.split_inclusive(char::is_whitespace)
        .map(|word| {
            let (address, space) = word.split_at(word.trim_end().len());
            if address.starts_with("https://") || address.starts_with("http://") {
                view! { <a href=address.to_owned()>{address.to_owned()}</a>{space.to_owned()} }.into_any()
            } else {
                word.to_owned().into_any()
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn a_mail_is_shown_with_links_to_press_and_nothing_of_it_is_markup() {
        let mail = MailShown {
            to: "sam@mail.example".to_owned(),
            subject: "Confirm <now>".to_owned(),
            text: "Press\nhttp://127.0.0.1:3000/confirm/abc\nor <b>not</b>".to_owned(),
        };
        let html = html(MailboxPage { frame: samples::frame(), mails: vec![mail] });
        assert!(html.contains("href=\"http://127.0.0.1:3000/confirm/abc\">http://127.0.0.1:3000/confirm/abc</a>"));
        assert!(html.contains("Confirm &lt;now&gt;") && html.contains("&lt;b&gt;"));
    }
}
