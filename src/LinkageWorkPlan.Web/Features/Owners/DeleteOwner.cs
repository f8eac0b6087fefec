using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Owners;

/// <summary>Deletes an owner that nothing names. What it was is in the history.</summary>
public static class DeleteOwner
{
    /// <param name="Version">The version that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid Id, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var owner = await db.OwnerAsync(request.Id, request.Version, cancellationToken);
            var isUsed = await db.Tasks.AnyAsync(task => task.Owners.Any(each => each.OwnerId == owner.Id), cancellationToken)
                || await db.Owners.AnyAsync(unit => unit.HeadId == owner.Id, cancellationToken)
                || await db.Obstacles.AnyAsync(each => each.OwnerId == owner.Id, cancellationToken)
                || await db.Courses.AnyAsync(course => course.Products.Any(each => each.OwnerId == owner.Id), cancellationToken)
                || await db.ParkRisks.AnyAsync(each => each.OwnerId == owner.Id, cancellationToken)
                || await db.Users.AnyAsync(account => account.OwnerId == owner.Id, cancellationToken)
                || (await db.Amendments.Include(each => each.Items).ToListAsync(cancellationToken)).SelectMany(each => each.Items)
                    .Any(item => item.After?.Owners.Contains(owner.Id) == true || item.Before?.Owners.Contains(owner.Id) == true || item.SetAside?.Owners.Contains(owner.Id) == true);
            owner.RequireDeletable(isUsed, context.User.OwnSide);
            db.Owners.Remove(owner);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
