using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>Puts a delegation on file: from its first day the deputy signs in the co-chair's place. By the co-chair, or by an administrator of the same side, whose word somebody of that side confirms.</summary>
public static class GrantDelegation
{
    [AllowedTo(Role.CoChair | Role.Administrator)]
    public sealed record Command(Guid DeputyId, DateOnly? From, DateOnly? To, string Number, DateOnly? DecidedOn, EvidenceUpload? Scan, string Password) : ICommand, IConfirmed
    {
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
            var deputy = await db.Users.SingleOrDefaultAsync(each => each.Id == request.DeputyId && each.Side == side && each.Role == Role.Deputy && !each.IsDisabled, cancellationToken)
                ?? throw new RuleException(Rules.DeputyUnknown, nameof(Delegation.DeputyId));
            var chair = await db.Users.Where(each => each.Side == side && each.Role == Role.CoChair && !each.IsDisabled).OrderBy(each => each.Id).FirstOrDefaultAsync(cancellationToken);
            var position = chair?.Position ?? LocalizedText.Empty;
            if (Languages.Official.Any(language => position[language] is null))
            {
                throw new RuleException([.. Languages.Official.Where(language => position[language] is null).Select(language => new BrokenRule(Rules.SignerPositionMissing, null, language.Code()))]);
            }

            context.Ask(DateQuestions.OfDelegation(request.From!.Value, request.To!.Value, request.DecidedOn!.Value));
            var scan = Scans.Read(request.Scan, side);
            db.SignOffFiles.Add(scan);
            db.Delegations.Add(new Delegation(side, deputy.Id, deputy.DisplayName, position, request.From!.Value, request.To!.Value, request.Number, request.DecidedOn!.Value, scan.Id, clock.Today));
            await signing.NotifyAsync(deputy, SigningChange.Delegated, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await mails.AskDeputiesOfOpenAsync(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
