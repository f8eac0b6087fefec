using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>Enters a row of the compatibility matrix.</summary>
public static class AddCompatibility
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(CompatibilityForm Form) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new CompatibilityForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var number = await db.NextNumberAsync<CompatibilityRow>(cancellationToken);
            var content = request.Form.ToContent(null, context.User.Language);
            await db.RequireTasksAsync(content.Task is { } task ? [task] : Array.Empty<TaskLink>(), nameof(CompatibilityForm.Task), cancellationToken);
            var row = new CompatibilityRow(number, content, clock.Today);
            db.CompatibilityRows.Add(row);
            await db.SaveChangesAsync(cancellationToken);
            return row.Code;
        }
    }
}
