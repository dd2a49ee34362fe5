//! Accounts with their secrets and roles. Everything that reads takes the time.

use app::domain::role::Role;
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel as _,
    QueryFilter, QueryOrder, Select,
};
use uuid::Uuid;

use super::entity::{organiser, organiser_secret, role};
use super::locked;

fn alive(now: DateTime<Utc>) -> Select<organiser::Entity> {
    organiser::Entity::find().filter(organiser::Column::ExpiresAt.gt(now))
}

/// Adds an account with its secret.
pub async fn add<C: ConnectionTrait>(
    db: &C,
    account: organiser::Model,
    secret: organiser_secret::Model,
) -> Result<(), DbErr> {
    organiser::Entity::insert(account.into_active_model()).exec_without_returning(db).await?;
    organiser_secret::Entity::insert(secret.into_active_model()).exec_without_returning(db).await.map(drop)
}

/// A living account by its id.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid, now: DateTime<Utc>) -> Result<Option<organiser::Model>, DbErr> {
    alive(now).filter(organiser::Column::Id.eq(id)).one(db).await
}

/// A living account by its id, locked until the transaction ends (PostgreSQL: a row lock; SQLite writes one at a time).
pub async fn lock<C: ConnectionTrait>(db: &C, id: Uuid, now: DateTime<Utc>) -> Result<Option<organiser::Model>, DbErr> {
    let query = alive(now).filter(organiser::Column::Id.eq(id));
    locked(db, query).one(db).await
}

/// The living account of an address, by its blind indexes.
pub async fn find_by_index<C: ConnectionTrait>(
    db: &C,
    indexes: Vec<Vec<u8>>,
    now: DateTime<Utc>,
) -> Result<Option<organiser::Model>, DbErr> {
    alive(now).filter(organiser::Column::AddressIndex.is_in(indexes)).one(db).await
}

/// Every living account.
pub async fn all<C: ConnectionTrait>(db: &C, now: DateTime<Utc>) -> Result<Vec<organiser::Model>, DbErr> {
    alive(now).order_by_asc(organiser::Column::CreatedAt).all(db).await
}

fn change(id: Uuid) -> organiser::ActiveModel {
    organiser::ActiveModel { id: Set(id), ..Default::default() }
}

/// Ends every link mailed to an account, and dates the next one, of this generation.
pub async fn draw_link<C: ConnectionTrait>(
    db: &C,
    id: Uuid,
    generation: i32,
    until: Option<DateTime<Utc>>,
) -> Result<organiser::Model, DbErr> {
    organiser::ActiveModel { generation: Set(generation), link_until: Set(until), ..change(id) }.update(db).await
}

/// Puts an account in use, ends its links, and notes that its owner has logged in.
pub async fn take_up<C: ConnectionTrait>(db: &C, id: Uuid, generation: i32, at: DateTime<Utc>) -> Result<(), DbErr> {
    let taken_up = organiser::ActiveModel {
        state: Set(organiser::State::Active),
        generation: Set(generation),
        seen_at: Set(Some(at)),
        link_until: Set(None),
        ..change(id)
    };
    taken_up.update(db).await.map(drop)
}

/// Ends the link to set a new password.
pub async fn end_link<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<(), DbErr> {
    organiser::ActiveModel { link_until: Set(None), ..change(id) }.update(db).await.map(drop)
}

/// Notes that somebody has logged in.
pub async fn set_seen<C: ConnectionTrait>(db: &C, id: Uuid, at: DateTime<Utc>) -> Result<(), DbErr> {
    organiser::ActiveModel { seen_at: Set(Some(at)), ..change(id) }.update(db).await.map(drop)
}

/// Sets whether an account is invited, in use or left.
pub async fn set_state<C: ConnectionTrait>(db: &C, id: Uuid, state: organiser::State) -> Result<(), DbErr> {
    organiser::ActiveModel { state: Set(state), ..change(id) }.update(db).await.map(drop)
}

/// Sets since when an account has a second factor.
pub async fn set_second_factor<C: ConnectionTrait>(db: &C, id: Uuid, at: Option<DateTime<Utc>>) -> Result<(), DbErr> {
    organiser::ActiveModel { factor_at: Set(at), ..change(id) }.update(db).await.map(drop)
}

/// Notes which version of the guidance was confirmed.
pub async fn set_guidance<C: ConnectionTrait>(db: &C, id: Uuid, version: i32, at: DateTime<Utc>) -> Result<(), DbErr> {
    let confirmed = organiser::ActiveModel {
        guidance_version: Set(Some(version)),
        guidance_at: Set(Some(at)),
        reminded_at: Set(None),
        ..change(id)
    };
    confirmed.update(db).await.map(drop)
}

/// Notes that somebody was reminded to confirm the guidance.
pub async fn set_reminded<C: ConnectionTrait>(db: &C, id: Uuid, at: DateTime<Utc>) -> Result<(), DbErr> {
    organiser::ActiveModel { reminded_at: Set(Some(at)), ..change(id) }.update(db).await.map(drop)
}

/// Notes that somebody was reminded of their role's end.
pub async fn set_role_reminded<C: ConnectionTrait>(db: &C, role: Uuid, at: DateTime<Utc>) -> Result<(), DbErr> {
    role::ActiveModel { id: Set(role), reminded_at: Set(Some(at)), ..Default::default() }.update(db).await.map(drop)
}

/// The secret of an account.
///
/// # Errors
/// When there is none.
pub async fn secret<C: ConnectionTrait>(db: &C, organiser: Uuid) -> Result<organiser_secret::Model, DbErr> {
    let query = organiser_secret::Entity::find().filter(organiser_secret::Column::OrganiserId.eq(organiser));
    query.one(db).await?.ok_or_else(|| DbErr::RecordNotFound("an account's secret".to_owned()))
}

/// The secrets of all accounts.
pub async fn secrets<C: ConnectionTrait>(db: &C) -> Result<Vec<organiser_secret::Model>, DbErr> {
    organiser_secret::Entity::find().all(db).await
}

/// Overwrites an account's secret.
pub async fn save_secret<C: ConnectionTrait>(db: &C, id: Uuid, epoch: i32, sealed: Vec<u8>) -> Result<(), DbErr> {
    let row = organiser_secret::ActiveModel {
        id: Set(id),
        epoch: Set(epoch),
        secret_sealed: Set(sealed),
        ..Default::default()
    };
    row.update(db).await.map(drop)
}

/// Moves the end of an account and of its secret.
pub async fn set_end<C: ConnectionTrait>(db: &C, organiser: Uuid, expires_at: DateTime<Utc>) -> Result<(), DbErr> {
    let account = organiser::ActiveModel { id: Set(organiser), expires_at: Set(expires_at), ..Default::default() };
    account.update(db).await?;
    organiser_secret::Entity::update_many()
        .col_expr(organiser_secret::Column::ExpiresAt, sea_orm::sea_query::Expr::value(expires_at))
        .filter(organiser_secret::Column::OrganiserId.eq(organiser))
        .exec(db)
        .await
        .map(drop)
}

/// The living roles: of one organiser, or all of them.
pub async fn roles<C: ConnectionTrait>(
    db: &C,
    organiser: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<Vec<role::Model>, DbErr> {
    let mut query = role::Entity::find().filter(role::Column::ExpiresAt.gt(now));
    if let Some(organiser) = organiser {
        query = query.filter(role::Column::OrganiserId.eq(organiser));
    }
    query.order_by_asc(role::Column::CreatedAt).all(db).await
}

/// Gives a role until `expires_at`, or renews it.
pub async fn give<C: ConnectionTrait>(db: &C, new: role::Model) -> Result<(), DbErr> {
    end(db, new.organiser_id, new.branch_id, &new.role).await?;
    role::Entity::insert(new.into_active_model()).exec_without_returning(db).await.map(drop)
}

/// Ends a role.
pub async fn end<C: ConnectionTrait>(db: &C, organiser: Uuid, branch: Uuid, name: &str) -> Result<u64, DbErr> {
    let query = role::Entity::delete_many()
        .filter(role::Column::OrganiserId.eq(organiser))
        .filter(role::Column::BranchId.eq(branch))
        .filter(role::Column::Role.eq(name));
    Ok(query.exec(db).await?.rows_affected)
}

/// The role in a row.
///
/// # Errors
/// When no role has that name.
pub fn role_of(row: &role::Model) -> Result<Role, DbErr> {
    Role::parse(&row.role).ok_or_else(|| DbErr::Custom("a role that nobody knows".to_owned()))
}
