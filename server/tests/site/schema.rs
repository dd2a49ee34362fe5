//! Invariant 1: no record without a purpose and an end. Every column is listed in `tables` as personal or not; one that nobody
//! has classified fails, and so does a table of personal data without purpose and end.

mod tables;

use std::collections::BTreeSet;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;

use tables::{IMPERSONAL, PERSONAL};

fn classified() -> BTreeSet<String> {
    let personal = PERSONAL.iter().flat_map(|(table, personal, not)| {
        personal.iter().chain(not.iter()).map(move |column| format!("{table}.{column}"))
    });
    let impersonal =
        IMPERSONAL.iter().flat_map(|(table, columns)| columns.iter().map(move |column| format!("{table}.{column}")));
    personal.chain(impersonal).collect()
}

both!(every_column_of_every_table_is_classified_as_personal_or_not);
async fn every_column_of_every_table_is_classified_as_personal_or_not(engine: Engine) {
    let app = TestApp::new(engine).await;
    let columns = app.inside().await.columns().await;
    let there: BTreeSet<String> = columns.iter().map(|column| format!("{}.{}", column.table, column.name)).collect();
    let classified = classified();
    let missing: Vec<_> = there.difference(&classified).collect();
    assert!(missing.is_empty(), "classify {missing:?}, and give a personal table purpose_id and expires_at");
    let gone: Vec<_> = classified.difference(&there).collect();
    assert!(gone.is_empty(), "{gone:?} are no more");
}

both!(every_table_of_personal_data_has_a_purpose_and_an_end_that_are_indexed);
async fn every_table_of_personal_data_has_a_purpose_and_an_end_that_are_indexed(engine: Engine) {
    let app = TestApp::new(engine).await;
    let inside = app.inside().await;
    let (columns, indexed) = (inside.columns().await, inside.indexed().await);
    for (table, ..) in PERSONAL {
        for name in ["purpose_id", "expires_at"] {
            let column = columns.iter().find(|column| column.table == table && column.name == name);
            assert!(column.is_some_and(|column| column.not_null), "{table}.{name} is NOT NULL");
            assert!(indexed.contains(&format!("{table}.{name}")), "{table}.{name} is indexed");
        }
    }
}

both!(a_personal_row_without_purpose_or_end_is_refused_by_the_database);
async fn a_personal_row_without_purpose_or_end_is_refused_by_the_database(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &crate::support::people::ADA).await;
    let inside = app.inside().await;
    for (table, ..) in PERSONAL.iter().filter(|(table, ..)| ["registration", "answer_part", "outbox"].contains(table)) {
        for column in ["purpose_id", "expires_at"] {
            assert!(!inside.takes(&format!("UPDATE {table} SET {column} = NULL")).await, "{table}.{column}");
        }
    }
}

both!(a_confirmed_address_is_unique_to_its_purpose);
async fn a_confirmed_address_is_unique_to_its_purpose(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &crate::support::people::ADA).await;
    app.wait(chrono::TimeDelta::minutes(11));
    app.submit("/events/supper", &crate::support::people::ADA).await;
    let inside = app.inside().await;
    assert_eq!(inside.count("registration").await, 2, "an unconfirmed one proves nothing");
    assert!(!inside.takes("UPDATE registration SET state = 'confirmed'").await);
}
