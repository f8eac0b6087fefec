using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Indicators;

/// <summary>Changes an indicator of a draft plan. A target that was there before is kept with the reason; a new code is followed by the tasks that name it.</summary>
public static class ReviseIndicator
{
    /// <param name="Why">Why targets change; needed where one that was there is another or gone.</param>
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid IndicatorId, DefinitionForm Form, string? Why, int Version) : ICommand<string>
    {
        public string? Reason => Why;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Form).SetValidator(new DefinitionForm.Validator());
            RuleFor(command => command.Why).Custom((why, context) =>
                context.Check(new Domain.Texts.TextWords(why, null, null), Indicator.TargetReason, RecordedFact.WhyMax));
        }
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, indicator) = await db.LockIndicatorAsync(request.IndicatorId, cancellationToken);
            Expect.Version(indicator, request.Version);
            var former = indicator.Code;
            indicator.Revise(plan, request.Form.ToContent(indicator.ToContent(), context.User.Language), request.Why, clock.Today, context.User.Name);
            await db.RequireFreeCodeAsync(indicator, cancellationToken);
            context.Ask(DateQuestions.OfBaselines(plan, indicator.Baselines));
            await db.FollowCodeAsync(plan, former, indicator.Code, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return indicator.Code;
        }
    }
}
