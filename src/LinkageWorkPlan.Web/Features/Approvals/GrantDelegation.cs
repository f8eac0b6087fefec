using System.Text.Json.Serialization;
using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>Puts a delegation on file: from its first day the deputy signs in the co-chair's place. By the co-chair, or proposed by an administrator of the same side and confirmed by one of the other side; somebody of that side confirms it then, too.</summary>
public static class GrantDelegation
{
    [AllowedTo(Role.CoChair | Role.Administrator)]
    public sealed record Command(Guid DeputyId, DateOnly? From, DateOnly? To, string Number, DateOnly? DecidedOn, [property: JsonIgnore] EvidenceUpload? Scan, string Password) : ICommand, IConfirmed, IGivesPower
    {
        /// <summary>The scan that was kept when it was proposed; null where <see cref="Scan"/> is given.</summary>
        public Guid? KeptScan { get; init; }

        public override string ToString() => $"{nameof(GrantDelegation)} {DeputyId}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.From).Given(nameof(Delegation.From));
            RuleFor(command => command.To).Given(nameof(Delegation.To));
            RuleFor(command => command.DecidedOn).Given(nameof(Delegation.DecidedOn));
        }
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, SigningPower signing, MailQueue mails, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var side = context.User.OwnSide;
            await signing.RequireOpenAsync(context.User.Id, cancellationToken);
            var deputy = await DeputyAsync(db, request.DeputyId, side, cancellationToken);
            var position = await PositionAsync(db, side, cancellationToken);
            context.Ask(DateQuestions.OfDelegation(request.From!.Value, request.To!.Value, request.DecidedOn!.Value));
            var scan = await ScanAsync(request, side, cancellationToken);
            db.Delegations.Add(DelegationOf(request, deputy, position, scan.Id, clock.Today));
            await signing.NotifyAsync(deputy, SigningChange.Delegated, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await mails.AskDeputiesOfOpenAsync(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }

        private async Task<SignOffFile> ScanAsync(Command request, Side side, CancellationToken cancel)
        {
            if (request.KeptScan is { } kept)
            {
                return await db.SignOffFiles.SingleOrDefaultAsync(each => each.Id == kept && each.Side == side, cancel) ?? throw new RuleException(Rules.ScanMissing, nameof(Command.Scan));
            }

            var scan = Scans.Read(request.Scan, side);
            db.SignOffFiles.Add(scan);
            return scan;
        }
    }

    internal static async Task<Account> DeputyAsync(WorkPlanDb db, Guid id, Side side, CancellationToken cancel) =>
        await db.Users.SingleOrDefaultAsync(each => each.Id == id && each.Side == side && each.Role == Role.Deputy && !each.IsDisabled, cancel)
        ?? throw new RuleException(Rules.DeputyUnknown, nameof(Delegation.DeputyId));

    /// <summary>Of the side's co-chair, as it is printed above the deputy's.</summary>
    internal static async Task<LocalizedText> PositionAsync(WorkPlanDb db, Side side, CancellationToken cancel)
    {
        var chair = await db.Users.Where(each => each.Side == side && each.Role == Role.CoChair && !each.IsDisabled).OrderBy(each => each.Id).FirstOrDefaultAsync(cancel);
        var position = chair?.Position ?? LocalizedText.Empty;
        return Languages.Official.Any(language => position[language] is null)
            ? throw new RuleException([.. Languages.Official.Where(language => position[language] is null).Select(language => new BrokenRule(Rules.SignerPositionMissing, null, language.Code()))])
            : position;
    }

    internal static Delegation DelegationOf(Command request, Account deputy, LocalizedText position, Guid scan, DateOnly today) =>
        new(deputy.Side, deputy.Id, deputy.DisplayName, position, request.From!.Value, request.To!.Value, request.Number, request.DecidedOn!.Value, scan, today);
}

/// <summary>A delegation that an administrator proposes: its scan is kept at once, so that the other side's administrator can read it.</summary>
internal sealed class DelegationPowerChange(WorkPlanDb db, RequestContext context, IAccountStamps stamps, Clock clock, IEnumerable<IValidator<GrantDelegation.Command>> validators, IRequestHandler<GrantDelegation.Command, Unit> handler)
    : PowerChange<GrantDelegation.Command, Unit>(handler)
{
    protected override async Task<PowerChangeFacts> ReadAsync(GrantDelegation.Command command, CancellationToken cancel)
    {
        var broken = validators.SelectMany(each => each.Validate(command).Errors).Select(each => new BrokenRule(each.ErrorCode, each.PropertyName, each.CustomState as object[] ?? [])).ToList();
        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        var side = context.User.OwnSide;
        var deputy = await GrantDelegation.DeputyAsync(db, command.DeputyId, side, cancel);
        var position = await GrantDelegation.PositionAsync(db, side, cancel);
        context.Ask(DateQuestions.OfDelegation(command.From!.Value, command.To!.Value, command.DecidedOn!.Value));
        var scan = Scans.Read(command.Scan, side);
        var delegation = GrantDelegation.DelegationOf(command, deputy, position, scan.Id, clock.Today);
        db.SignOffFiles.Add(scan);
        return new PowerChangeFacts(
            deputy.Id, $"{deputy.Id:N}", deputy.DisplayName, deputy.Email!, deputy.Role, deputy.Position, SigningChange.Delegated, await stamps.OfAsync(deputy.Id, cancel) ?? string.Empty)
        {
            Delegation = new DelegationFacts(delegation.From, delegation.To, delegation.Number, delegation.DecidedOn, scan.Id),
        };
    }

    protected override GrantDelegation.Command Kept(GrantDelegation.Command command, PowerChangeFacts facts) => command with { Password = string.Empty, Scan = null, KeptScan = facts.Delegation!.ScanId };
}
