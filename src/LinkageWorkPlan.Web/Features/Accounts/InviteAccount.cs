using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace LinkageWorkPlan.Web.Features.Accounts;

/// <summary>Makes an account and a one-time address at which its person sets the password. Nobody registers alone, and an administrator invites people of their own side.</summary>
public static class InviteAccount
{
    public const int DaysValid = TakeAddress.DaysValid;

    [AllowedTo(Role.Administrator | Role.System)]
    public sealed record Command : ICommand<Invited>, IGivesPower
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

        /// <summary>The id that was foreseen when it was proposed; null for a new one.</summary>
        public Guid? MadeAs { get; init; }
    }

    /// <param name="Token">Last part of the one-time address; shown once and kept nowhere.</param>
    public sealed record Invited(Guid AccountId, string Token);

    internal sealed class Handler(WorkPlanDb db, RequestContext context, UserManager<Account> users, SigningPower signing, Clock clock) : IRequestHandler<Command, Invited>
    {
        public async Task<Invited> Handle(Command request, CancellationToken cancellationToken)
        {
            AccountRules.RequireOwnSide(context.User.Side, request.Side);
            var account = new Account { EmailConfirmed = true, Id = request.MadeAs ?? Guid.CreateVersion7() };
            AccountForm.Fill(account, request.Email, request.Name, request.OtherName, request.Position.ApplyTo(LocalizedText.Empty, context.User.Language), request.Role, request.Side, request.Language, request.OwnerId);
            await AccountForm.RequireOwnerAsync(db, account, cancellationToken);
            await signing.NotifyAsync(account, SigningChange.Invited, cancellationToken);
            AccountForm.Require(await users.CreateAsync(account), account.Email);
            return new Invited(account.Id, await OneTimeAddress.NewAsync(db, account.Id, clock.UtcNow.AddDays(DaysValid), cancellationToken));
        }
    }
}
