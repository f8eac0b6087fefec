using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

public static class AddSector
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PlanId, string Code, TextWords Title) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Code).Code(nameof(Sector.Code), Sector.CodeMax);
            RuleFor(command => command.Title).Words(nameof(Sector.Title), Sector.TitleMax, required: true);
        }
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.LockPlanAsync(request.PlanId, cancellationToken);
            plan.AddSector(request.Code, request.Title.ApplyTo(LocalizedText.Empty, context.User.Language));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
