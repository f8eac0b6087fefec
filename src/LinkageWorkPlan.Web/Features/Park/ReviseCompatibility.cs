using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>Changes a row of the compatibility matrix.</summary>
public static class ReviseCompatibility
{
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid RowId, CompatibilityForm Form, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new CompatibilityForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var row = await db.CompatibilityAsync(request.RowId, request.Version, cancellationToken);
            var content = request.Form.ToContent(row, context.User.Language);
            await db.RequireTasksAsync(content.Task is { } task && task != row.Task ? [task] : Array.Empty<TaskLink>(), nameof(CompatibilityForm.Task), cancellationToken);
            row.Revise(content);
            await db.SaveChangesAsync(cancellationToken);
            return row.Code;
        }
    }
}
