using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts.Security;

/// <summary>New recovery codes, shown this once; those from before are void.</summary>
public static class RenewRecoveryCodes
{
    [AllowedTo(Roles.Everyone)]
    [InCopy(CopyUse.Done)]
    public sealed record Command(string Password) : ICommand<IReadOnlyList<string>>, IConfirmed
    {
        public override string ToString() => nameof(RenewRecoveryCodes);
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, SecondFactors factors, AccountNotices notices) : IRequestHandler<Command, IReadOnlyList<string>>
    {
        public async Task<IReadOnlyList<string>> Handle(Command request, CancellationToken cancellationToken)
        {
            var account = await db.Users.SingleAsync(each => each.Id == context.User.Id, cancellationToken);
            if (!await factors.HasAnyAsync(account.Id, cancellationToken))
            {
                throw new RuleException(Rules.NotFound);
            }

            var codes = await factors.NewCodesAsync(account.Id, cancellationToken);
            notices.Add(account, AccountEventKind.CodesRenewed);
            await db.SaveChangesAsync(cancellationToken);
            return codes;
        }
    }
}
