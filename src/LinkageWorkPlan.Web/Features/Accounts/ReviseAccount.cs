using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts;

/// <summary>Changes who an account is and what it may do. Whoever is signed in with it is signed out where its rights change.</summary>
public static class ReviseAccount
{
    /// <param name="Stamp">Of the account as the form showed it (<see cref="AccountStamp"/>).</param>
    [AllowedTo(Role.Administrator)]
    public sealed record Command(Guid AccountId, string Stamp) : ICommand, IGivesPower
    {
        public string? Email { get; init; }
        public string? Name { get; init; }

        /// <summary>In the other side's script; null or blank where it is not written.</summary>
        public string? OtherName { get; init; }

        public TextWords Position { get; init; } = TextWords.None;
        public Role Role { get; init; }
        public Side Side { get; init; }
        public Language Language { get; init; }
        public Guid? OwnerId { get; init; }
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, UserManager<Account> users, SigningPower signing) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            await Administrators.LockAsync(db, cancellationToken);
            var account = await db.Users.SingleOrDefaultAsync(each => each.Id == request.AccountId, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            AccountRules.RequireOwnSide(context.User.Side, account.Side);
            AccountRules.RequireOwnSide(context.User.Side, request.Side);
            AccountForm.RequireKept(account);
            if (AccountStamp.Of(account) != request.Stamp)
            {
                throw new StaleVersionException(account.Id);
            }

            if (request.Role != Role.Administrator)
            {
                await Administrators.RequireAnotherAsync(db, account, cancellationToken);
            }

            var before = (account.Role, account.Side, account.OwnerId, account.Email);
            AccountForm.Fill(account, request.Email, request.Name, request.OtherName, request.Position.ApplyTo(account.Position, context.User.Language), request.Role, request.Side, request.Language, request.OwnerId);
            await AccountForm.RequireOwnerAsync(db, account, cancellationToken);
            if (before.Role != account.Role)
            {
                await signing.NotifyAsync(account, SigningChange.Role, cancellationToken);
            }
            else if (before.Email != account.Email)
            {
                await signing.NotifyAsync(account, SigningChange.Address, cancellationToken);
            }

            AccountForm.Require(before == (account.Role, account.Side, account.OwnerId, account.Email)
                ? await users.UpdateAsync(account)
                : await users.UpdateSecurityStampAsync(account), account.Email);
            return Unit.Value;
        }
    }
}
