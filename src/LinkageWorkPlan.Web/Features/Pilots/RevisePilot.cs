using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>Changes what a candidate is. A sector that its plan has no more stays as long as nobody chooses another one.</summary>
public static class RevisePilot
{
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PilotId, PilotForm Form, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new PilotForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var pilot = await db.PilotAsync(request.PilotId, request.Version, cancellationToken);
            var (before, named) = (pilot.Sector, pilot.Contents);
            pilot.Revise(request.Form.ToContent(pilot, context.User.Language));
            await db.RequireSectorAsync(before == pilot.Sector ? null : pilot.Sector, cancellationToken);
            await db.RequireContentsAsync(pilot.Contents, named, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return pilot.Code;
        }
    }
}
