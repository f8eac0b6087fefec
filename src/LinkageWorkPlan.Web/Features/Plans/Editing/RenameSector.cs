using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

public static class RenameSector
{
    /// <param name="Version">The plan's version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PlanId, string Code, TextWords Title, int Version) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Title).Words(nameof(Sector.Title), Sector.TitleMax, required: true);
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.LockPlanAsync(request.PlanId, cancellationToken);
            Expect.Version(plan, request.Version);
            plan.RenameSector(request.Code, request.Title.ApplyTo(plan.SectorOf(request.Code).Title, context.User.Language));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
