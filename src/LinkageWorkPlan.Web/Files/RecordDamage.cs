using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Files;

/// <summary>Keeps what is known of damaged files.</summary>
public static class RecordDamage
{
    [AllowedTo(Role.System)]
    [InCopy(CopyUse.Done)]
    public sealed record Command(StoredKind Kind, Guid FileId, string Name, string Expected, string Found) : ICommand;

    internal sealed class Handler(WorkPlanDb db, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            if (!await db.DamagedFiles.AnyAsync(each => each.Kind == request.Kind && each.FileId == request.FileId, cancellationToken))
            {
                db.DamagedFiles.Add(new DamagedFile(request.Kind, request.FileId, request.Name, request.Expected, request.Found, clock.UtcNow));
                await db.SaveChangesAsync(cancellationToken);
            }

            return Unit.Value;
        }
    }
}
