using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Files;

/// <summary>Files that were damaged and are whole again are no longer shown.</summary>
public static class ForgetDamage
{
    /// <param name="Kept">Those that are damaged still, by kind and row.</param>
    [AllowedTo(Role.System)]
    [InCopy(CopyUse.Done)]
    public sealed record Command(IReadOnlyList<(StoredKind Kind, Guid FileId)> Kept) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var kept = request.Kept.ToHashSet();
            db.DamagedFiles.RemoveRange((await db.DamagedFiles.ToListAsync(cancellationToken)).Where(each => !kept.Contains((each.Kind, each.FileId))));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
