using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>Changes a step of the park, what is looked at before its gate is passed, and its tasks.</summary>
public static class ReviseParkStep
{
    /// <param name="Version">The version of the programme the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(string StepCode, ParkStepForm Form, int Version) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new ParkStepForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var park = await db.ParkAsync(request.Version, cancellationToken);
            var content = request.Form.ToContent(park.Step(request.StepCode), context.User.Language);
            IEnumerable<TaskLink> known = park.Tasks.Select(each => each.Link);
            await db.RequireTasksAsync(content.Tasks.Except(known), nameof(ParkStepForm.Tasks), cancellationToken);
            park.ReviseStep(request.StepCode, content);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
