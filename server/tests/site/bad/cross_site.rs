//! A public POST needs no session, so it is checked for no origin: its authority is the signed form or the token.

use chrono::TimeDelta;

use super::{ADA, NEWS, SUPPER, YOUR_DATA};
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::foreign::{ORIGINS, post};

both!(a_public_post_works_with_origin_null_and_without_sec_fetch);
async fn a_public_post_works_with_origin_null_and_without_sec_fetch(engine: Engine) {
    let app = TestApp::new(engine).await;
    for (at, headers) in ORIGINS.into_iter().enumerate() {
        let address = format!("ada{at}@harbour.example");
        let email = ("email", address.as_str());
        for (path, fields) in
            [(SUPPER, vec![email, ADA[1]]), (NEWS, vec![email, ("consent", "yes")]), (YOUR_DATA, vec![email])]
        {
            let hidden = app.get(path).await.hidden_inputs();
            app.wait(TimeDelta::seconds(5));
            let hidden = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            let answer = post(&app, path, headers, &hidden.chain(fields).collect::<Vec<_>>()).await;
            assert_eq!(answer.status, 303, "{headers:?} to {path}: {}", answer.text());
            assert!(answer.headers.get("set-cookie").is_none());
        }
        let confirm = app
            .mails_to(&address)
            .await
            .iter()
            .find_map(|mail| mail.links().into_iter().find(|link| link.contains("/confirm/")));
        let own = post(&app, &confirm.expect("a link"), headers, &[]).await;
        assert_eq!(own.status, 303, "{headers:?} to confirm");
        let own = own.location().split('?').next().expect("a path").to_owned();
        assert_eq!(post(&app, &format!("{own}/cancel"), headers, &[]).await.status, 200, "{headers:?} to cancel");
    }
}
