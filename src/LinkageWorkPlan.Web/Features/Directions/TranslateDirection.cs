using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Directions;

/// <summary>A secretary writes a direction in another language: later reports carry it in both.</summary>
public static class TranslateDirection
{
    /// <param name="Version">The direction's version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid Id, Language Language, string? Words, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            (await db.LockDirectionAsync(request.Id, request.Version, cancellationToken)).Render(request.Language, request.Words);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
