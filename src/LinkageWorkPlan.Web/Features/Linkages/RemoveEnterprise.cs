using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>Takes an enterprise that was entered twice, or by mistake, out of the register, with what both sides know about contacts.</summary>
public static class RemoveEnterprise
{
    /// <param name="Version">The version that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid EnterpriseId, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var enterprise = await db.EnterpriseAsync(request.EnterpriseId, request.Version, cancellationToken);
            var code = enterprise.Code;
            enterprise.RequireUnlinked(await db.Linkages.Where(each => each.VietnamCode == code || each.LaosCode == code).OrderBy(each => each.Number).Select(each => each.Code).ToListAsync(cancellationToken));
            db.EnterpriseContacts.RemoveRange(await db.EnterpriseContacts.Where(each => each.EnterpriseId == enterprise.Id).ToListAsync(cancellationToken));
            db.Enterprises.Remove(enterprise);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
