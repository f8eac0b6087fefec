using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>Begins the programme of the joint industrial park with its five steps. There is one.</summary>
public static class BeginPark
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(ParkForm Form) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new ParkForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, StartingSteps starting) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await db.Parks.AnyAsync(cancellationToken))
            {
                throw new RuleException(Rules.ParkBegun);
            }

            db.Parks.Add(new ParkProgramme(request.Form.ToContent(null, context.User.Language), starting.All, clock.Today));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
