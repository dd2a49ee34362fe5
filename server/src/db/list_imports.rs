//! Lists that are brought to a newsletter: their sealed rows, and how far each has got.

use std::collections::HashSet;

use app::domain::list_import::{ConsentMeans, ConsentStatement, ImportState};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Alias, Expr, Query};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, QueryTrait as _, Select,
};
use uuid::Uuid;

use super::entity::list_import::{ActiveModel, Column, Entity, Model};
use super::entity::{consent_source, list_import_part as part, outbox, subscription};
use super::{Tx, locked, not_pending, records};

fn alive(now: DateTime<Utc>) -> Select<Entity> {
    Entity::find().filter(Column::ExpiresAt.gt(now))
}

/// Its state.
///
/// # Errors
/// When the state is unknown.
pub fn state(row: &Model) -> Result<ImportState, DbErr> {
    ImportState::parse(&row.state).ok_or_else(|| DbErr::Custom("a state that nobody knows".to_owned()))
}

/// Adds one.
pub async fn add<C: ConnectionTrait>(db: &C, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model()).exec_without_returning(db).await.map(drop)
}

/// A living one by its id.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid, now: DateTime<Utc>) -> Result<Option<Model>, DbErr> {
    alive(now).filter(Column::Id.eq(id)).one(db).await
}

/// The same, locked until the transaction ends.
pub async fn lock<C: ConnectionTrait>(db: &C, id: Uuid, now: DateTime<Utc>) -> Result<Option<Model>, DbErr> {
    let query = alive(now).filter(Column::Id.eq(id));
    locked(db, query).one(db).await
}

/// The newest living one of a newsletter that isn't still arriving.
pub async fn newest<C: ConnectionTrait>(db: &C, purpose: Uuid, now: DateTime<Utc>) -> Result<Option<Model>, DbErr> {
    let query = alive(now).filter(Column::PurposeId.eq(purpose));
    query.filter(Column::State.ne(ImportState::Reading.name())).order_by_desc(Column::Id).one(db).await
}

/// The ids of those that are being brought in, oldest first.
pub async fn running<C: ConnectionTrait>(db: &C, now: DateTime<Utc>) -> Result<Vec<Uuid>, DbErr> {
    let query = alive(now).filter(Column::State.eq(ImportState::Running.name())).order_by_asc(Column::Id);
    query.select_only().column(Column::Id).into_tuple().all(db).await
}

/// Deletes those of a newsletter that nobody has said yes to, whatever their end.
pub async fn delete_unconfirmed(tx: &Tx, purpose: Uuid) -> Result<(), DbErr> {
    let waiting = [ImportState::Reading, ImportState::Checked].map(ImportState::name);
    let query = Entity::find().filter(Column::PurposeId.eq(purpose)).filter(Column::State.is_in(waiting));
    let ids: Vec<Uuid> = query.select_only().column(Column::Id).into_tuple().all(&tx.conn).await?;
    delete(tx, &ids).await
}

/// Deletes some, with their rows.
pub async fn delete(tx: &Tx, ids: &[Uuid]) -> Result<(), DbErr> {
    records::erase(tx, "list_import", ids).await.map(drop)
}

/// What changes about one.
#[derive(Clone, Debug)]
pub struct ImportChange {
    /// Its state.
    pub state: ImportState,
    /// The epoch of its sealed report.
    pub epoch: i32,
    /// Its sealed report.
    pub report_sealed: Vec<u8>,
    /// Its end, and that of the rows that are left.
    pub expires_at: DateTime<Utc>,
}

/// Changes one.
pub async fn set<C: ConnectionTrait>(db: &C, id: Uuid, to: ImportChange) -> Result<(), DbErr> {
    let row = ActiveModel {
        id: Set(id),
        state: Set(to.state.name().to_owned()),
        epoch: Set(to.epoch),
        report_sealed: Set(to.report_sealed),
        expires_at: Set(to.expires_at),
        ..Default::default()
    };
    row.update(db).await?;
    let parts = part::Entity::update_many().col_expr(part::Column::ExpiresAt, Expr::value(to.expires_at));
    parts.filter(part::Column::ImportId.eq(id)).exec(db).await.map(drop)
}

/// Adds to what has become of its people.
pub async fn count<C: ConnectionTrait>(db: &C, id: Uuid, done: usize, skipped: usize) -> Result<(), DbErr> {
    let more = |column: Column, by: usize| Expr::col(column).add(i32::try_from(by).unwrap_or(i32::MAX));
    Entity::update_many()
        .col_expr(Column::Done, more(Column::Done, done))
        .col_expr(Column::Skipped, more(Column::Skipped, skipped))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await
        .map(drop)
}

/// Adds a part.
pub async fn add_part<C: ConnectionTrait>(db: &C, row: part::Model) -> Result<(), DbErr> {
    part::Entity::insert(row.into_active_model()).exec_without_returning(db).await.map(drop)
}

/// The next part that isn't subscribed.
pub async fn next_part<C: ConnectionTrait>(db: &C, import: Uuid) -> Result<Option<part::Model>, DbErr> {
    let query = part::Entity::find().filter(part::Column::ImportId.eq(import));
    query.order_by_asc(part::Column::Number).one(db).await
}

/// Deletes parts.
pub async fn delete_parts(tx: &Tx, ids: &[Uuid]) -> Result<(), DbErr> {
    records::erase(tx, "list_import_part", ids).await.map(drop)
}

/// Deletes every part that is left of a list.
pub async fn delete_parts_of(tx: &Tx, import: Uuid) -> Result<(), DbErr> {
    let query = part::Entity::find().filter(part::Column::ImportId.eq(import));
    let ids: Vec<Uuid> = query.select_only().column(part::Column::Id).into_tuple().all(&tx.conn).await?;
    delete_parts(tx, &ids).await
}

/// Keeps how the people of a list consented, under the list's id.
pub async fn add_source<C: ConnectionTrait>(
    db: &C,
    row: &Model,
    statement: &ConsentStatement,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let source = consent_source::ActiveModel {
        id: Set(row.id),
        purpose_id: Set(row.purpose_id),
        given_at: Set(statement.at),
        means: Set(statement.means.name().to_owned()),
        wording: Set(statement.wording.clone()),
        created_at: Set(now),
    };
    consent_source::Entity::insert(source).exec_without_returning(db).await.map(drop)
}

/// How and to what the people of a list consented.
///
/// # Errors
/// When there's no such list, or how they did is unknown.
pub async fn source<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<(ConsentMeans, String), DbErr> {
    let row = consent_source::Entity::find_by_id(id).one(db).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("consent source".to_owned()))?;
    let means = ConsentMeans::parse(&row.means);
    Ok((means.ok_or_else(|| DbErr::Custom("means that nobody knows".to_owned()))?, row.wording))
}

/// Those of these blind indexes that have a living, confirmed subscription.
pub async fn subscribed<C: ConnectionTrait>(
    db: &C,
    purpose: Uuid,
    indexes: Vec<Vec<u8>>,
    now: DateTime<Utc>,
) -> Result<HashSet<Vec<u8>>, DbErr> {
    use subscription::Column as Of;
    let query = subscription::Entity::find()
        .filter(Of::PurposeId.eq(purpose))
        .filter(Of::AddressIndex.is_in(indexes))
        .filter(not_pending())
        .filter(Of::ExpiresAt.gt(now));
    let found: Vec<Vec<u8>> = query.select_only().column(Of::AddressIndex).into_tuple().all(db).await?;
    Ok(found.into_iter().collect())
}

/// Subscribes many at once: whatever is past its end under the same indexes but not yet swept goes first.
pub async fn subscribe(tx: &Tx, rows: Vec<subscription::Model>, now: DateTime<Utc>) -> Result<(), DbErr> {
    let Some(purpose) = rows.first().map(|row| row.purpose_id) else { return Ok(()) };
    let indexes: Vec<Vec<u8>> = rows.iter().map(|row| row.address_index.clone()).collect();
    let ended = Query::delete()
        .from_table(Alias::new("subscription"))
        .and_where(Expr::col("purpose_id").eq(purpose))
        .and_where(Expr::col("address_index").is_in(indexes))
        .and_where(Expr::col("expires_at").lte(now))
        .to_owned();
    tx.erases();
    tx.conn.execute(&ended).await?;
    let rows: Vec<subscription::ActiveModel> = rows.into_iter().map(IntoActiveModel::into_active_model).collect();
    tx.conn.execute(&subscription::Entity::insert_many(rows).into_query()).await.map(drop)
}

/// How many of the mails of imports wait, counted up to `most`: also those that are tried again later, or a relay that
/// takes none would let a whole list into the outbox.
pub async fn mails_waiting<C: ConnectionTrait>(db: &C, most: u64) -> Result<usize, DbErr> {
    let query = outbox::Entity::find()
        .filter(outbox::Column::State.eq(outbox::State::Queued))
        .filter(outbox::Column::Priority.eq(outbox::Priority::Many))
        .filter(outbox::Column::AnnouncementId.is_null())
        .limit(most);
    // A count would leave out the limit.
    let ids: Vec<Uuid> = query.select_only().column(outbox::Column::Id).into_tuple().all(db).await?;
    Ok(ids.len())
}
