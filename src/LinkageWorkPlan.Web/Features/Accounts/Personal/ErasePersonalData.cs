using System.Globalization;
using System.Security.Cryptography;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Data.Export;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LinkageWorkPlan.Web.Features.Accounts.Personal;

/// <summary>
/// Erases what is kept of the person of a disabled account, as far as the record allows (<see cref="PersonalDataRules"/>). The account's row
/// stays, without name and address, and never works again. The history says who did it and when, and not what was there.
/// </summary>
public static class ErasePersonalData
{
    public const int ReasonMax = 500;

    /// <summary>Letters of the name that stands where the person's was.</summary>
    private const int NameLetters = 8;

    [AllowedTo(Role.Administrator)]
    public sealed record Command(Guid AccountId, string? Reason, string Password) : ICommand, IConfirmed
    {
        public override string ToString() => $"{nameof(ErasePersonalData)} {AccountId}";
    }

    /// <summary>The same in every language.</summary>
    internal static string NameOf(Guid account) => "#" + account.ToString("N", CultureInfo.InvariantCulture)[^NameLetters..];

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            await Administrators.LockAsync(db, cancellationToken);
            var before = await db.Users.AsNoTracking().SingleOrDefaultAsync(each => each.Id == request.AccountId, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            AccountRules.RequireOwnSide(context.User.Side, before.Side);
            RequireReason(request.Reason);
            AccountForm.RequireKept(before);
            if (!before.IsDisabled || before.Id == context.User.Id)
            {
                throw new RuleException(Rules.AccountNotDisabled);
            }

            await ForgetProposalsAsync(before.Id, cancellationToken);
            foreach (var (place, rule) in PersonalDataRules.Columns.OrderBy(each => each.Key.Table, StringComparer.Ordinal))
            {
                await EndAsync(place, rule, before.Id, cancellationToken);
            }

            // What administrators typed about the account and did not save.
            var key = $":{before.Id}";
            await db.FormDrafts.Where(each => each.FormKey.EndsWith(key)).ExecuteDeleteAsync(cancellationToken);
            await EmptyAsync(before.Id, cancellationToken);
            var account = await db.Users.SingleAsync(each => each.Id == before.Id, cancellationToken);
            account.ErasedAt = clock.UtcNow;
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }

        private static void RequireReason(string? typed)
        {
            var reason = TextNormalizer.Normalize(typed);
            if (reason.Length == 0)
            {
                throw new RuleException(Rules.Required, nameof(Command.Reason), nameof(Command.Reason));
            }

            if (!TextLimit.Fits(reason, ReasonMax))
            {
                throw new RuleException(Rules.TooLong, nameof(Command.Reason), nameof(Command.Reason), TextLimit.Count(reason), ReasonMax);
            }
        }

        /// <summary>What was agreed of the person's power stays, without the address. What nobody answered yet is withdrawn.</summary>
        private async Task ForgetProposalsAsync(Guid account, CancellationToken cancel)
        {
            foreach (var proposal in await db.PowerProposals.Where(each => each.AccountId == account).ToListAsync(cancel))
            {
                if (proposal.StateAt(clock.UtcNow) == PowerProposalState.Open)
                {
                    proposal.Withdraw(ConfirmHold.Of(context.User), clock.UtcNow);
                }

                var (address, former) = (MailMask.Of(proposal.Email), proposal.FormerEmail is { } old ? MailMask.Of(old) : null);
                await db.PowerProposals.Where(each => each.Id == proposal.Id).ExecuteUpdateAsync(
                    set => set.SetProperty(each => each.Email, address).SetProperty(each => each.FormerEmail, former).SetProperty(each => each.Payload, "{}").SetProperty(each => each.AddressUntil, (DateTime?)null)
                        .SetProperty(each => each.Subject, $"{proposal.Id:N}"), cancel);
            }
        }

        /// <summary>Past the history, which would keep what is erased.</summary>
        private async Task EndAsync((string Table, string Column) place, PersonalRule rule, Guid account, CancellationToken cancel)
        {
            if (rule.End is not (PersonalEnd.Deleted or PersonalEnd.Renamed))
            {
                return;
            }

            var table = ExportedTables.Every(db).Single(each => each.Name == place.Table);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            command.Parameters.Add(ExportTaker.Parameter(command, table.Columns.Single(each => each.Name == place.Column), "@account", account));
            var what = $"DELETE FROM {db.Quoted(place.Table)}";
            if (rule.End == PersonalEnd.Renamed)
            {
                var name = table.Columns.Single(each => each.Name == rule.Name);
                command.Parameters.Add(ExportTaker.Parameter(command, name, "@name", NameOf(account)));
                what = $"UPDATE {db.Quoted(place.Table)} SET {db.Quoted(name.Name)} = @name";
            }

            command.CommandText = $"{what} WHERE {db.Quoted(place.Column)} = @account";
            await command.ExecuteNonQueryAsync(cancel);
        }

        private Task<int> EmptyAsync(Guid id, CancellationToken cancel)
        {
            var (name, user, stamp) = (NameOf(id), id.ToString("N", CultureInfo.InvariantCulture), RandomNumberGenerator.GetHexString(32));
            return db.Users.Where(each => each.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(each => each.DisplayName, name).SetProperty(each => each.OtherName, string.Empty).SetProperty(each => each.Position, LocalizedText.Empty)
                    .SetProperty(each => each.OwnerId, (Guid?)null).SetProperty(each => each.Email, (string?)null).SetProperty(each => each.NormalizedEmail, (string?)null)
                    .SetProperty(each => each.UserName, user).SetProperty(each => each.NormalizedUserName, user.ToUpperInvariant()).SetProperty(each => each.PhoneNumber, (string?)null)
                    .SetProperty(each => each.PasswordHash, (string?)null).SetProperty(each => each.SecurityStamp, stamp).SetProperty(each => each.AccessFailedCount, 0)
                    .SetProperty(each => each.LockoutEnd, (DateTimeOffset?)null), cancel);
        }
    }
}
