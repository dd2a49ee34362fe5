//! `/dev/mailbox`: the mails that were written to files. Only in development, and only for this machine.

use std::path::Path;
use std::time::SystemTime;

use app::pages::mailbox::{MailShown, MailboxPage, html};
use axum::extract::State;
use axum::response::IntoResponse as _;
use mail_parser::{Address, MessageParser};

use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, Page, WebError};

/// The most mails to show.
const MAX_MAILS: usize = 50;

/// The page; 404 unless mails are written to files.
pub async fn get(State(web): State<Web>, locale: Locale) -> HandlerResult {
    if !web.site.config.has_mailbox() {
        return Err(WebError::NOT_FOUND);
    }
    let folder = web.site.config.mail_dir();
    let mails = tokio::task::spawn_blocking(move || mails(&folder)).await.unwrap_or_default();
    let frame = web.frame(&locale, None, None).await?;
    Ok(Page::new(html(MailboxPage { frame, mails })).into_response())
}

/// The newest mails in a folder. A file that disappears in the meantime was erased, and is skipped.
fn mails(folder: &Path) -> Vec<MailShown> {
    let Ok(entries) = std::fs::read_dir(folder) else { return vec![] };
    let files = entries.filter_map(Result::ok).map(|entry| entry.path());
    let mut files: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "eml"))
        .map(|path| (written(&path), path))
        .collect();
    files.sort_by(|a, b| b.cmp(a));
    files.iter().take(MAX_MAILS).filter_map(|(_, path)| show(&std::fs::read(path).ok()?)).collect()
}

fn written(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|meta| meta.modified()).ok()
}

fn show(bytes: &[u8]) -> Option<MailShown> {
    let mail = MessageParser::default().parse(bytes)?;
    Some(MailShown {
        to: mail.to().and_then(Address::first).and_then(|to| to.address()).unwrap_or_default().to_owned(),
        subject: mail.subject().unwrap_or_default().to_owned(),
        text: mail.body_text(0).unwrap_or_default().into_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_are_read_from_their_files_and_other_files_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let mail = "To: Sam <sam@mail.example>\r\nSubject: =?utf-8?q?Caf=C3=A9?=\r\n\r\nhttp://127.0.0.1/confirm/a\r\n";
        std::fs::write(folder.path().join("a.eml"), mail).unwrap();
        std::fs::write(folder.path().join("b.tmp"), mail).unwrap();
        let shown = mails(folder.path());
        assert_eq!(shown.len(), 1);
        assert_eq!((shown[0].to.as_str(), shown[0].subject.as_str()), ("sam@mail.example", "Café"));
        assert_eq!(shown[0].text.trim(), "http://127.0.0.1/confirm/a");
    }

    #[test]
    fn a_folder_that_is_not_there_holds_no_mails() {
        assert!(mails(Path::new("/no/such/folder")).is_empty());
    }
}
