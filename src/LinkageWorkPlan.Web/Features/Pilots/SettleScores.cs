using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>Secretaries write down, as equals, the score on which both sides agree wherever their panels differ by more than one step, and why.</summary>
public static class SettleScores
{
    /// <param name="Version">The version of the pilot model that the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PilotId, JointScoreForm Form, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).Custom((form, context) =>
        {
            foreach (var each in form.Scores)
            {
                context.Check(each.Reason, PilotModel.ReasonField(each.Criterion), JointScore.ReasonMax, label: JointScore.ReasonLabel);
            }
        });
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var pilot = await db.PilotAsync(request.PilotId, request.Version, cancellationToken);
            var (sheet, result) = await pilot.ResultAsync(db.ScoringSheets, db.Ballots, cancellationToken);
            pilot.Settle(sheet, result, request.Form.ToScores(pilot, context.User.Language));
            await db.SaveChangesAsync(cancellationToken);
            return sheet.Code;
        }
    }
}
