using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>Proposes a model of linkage as a candidate for a pilot.</summary>
public static class AddPilot
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(PilotForm Form) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new PilotForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var number = await db.NextNumberAsync<PilotModel>(cancellationToken);
            var pilot = new PilotModel(number, context.User.OwnSide, request.Form.ToContent(null, context.User.Language));
            await db.RequireSectorAsync(pilot.Sector, cancellationToken);
            await db.RequireContentsAsync(pilot.Contents, [], cancellationToken);
            db.Pilots.Add(pilot);
            await db.SaveChangesAsync(cancellationToken);
            return pilot.Code;
        }
    }
}
