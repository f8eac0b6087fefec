using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts.Security;

/// <summary>One's authenticator app, in place of a former one. Returns new recovery codes, which are shown this once.</summary>
public static class SetUpApp
{
    /// <param name="Kept">The secret that the page showed, as it is kept (<see cref="SecondFactors.NewApp"/>).</param>
    /// <param name="Code">Of the app, which shows that it has the secret.</param>
    [AllowedTo(Roles.Everyone)]
    [BeforeSecondFactor]
    [InCopy(CopyUse.Done)]
    public sealed record Command(string Kept, string Code, string Password) : ICommand<IReadOnlyList<string>>, IConfirmed
    {
        public override string ToString() => nameof(SetUpApp);
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, SecondFactors factors, AccountNotices notices, TimeProvider time) : IRequestHandler<Command, IReadOnlyList<string>>
    {
        public async Task<IReadOnlyList<string>> Handle(Command request, CancellationToken cancellationToken)
        {
            if (factors.SecretOf(request.Kept) is not { } secret || Totp.Match(secret, request.Code, time.GetUtcNow().UtcDateTime, after: 0) is not { } step)
            {
                throw new RuleException(Rules.WrongCode, nameof(Command.Code));
            }

            var account = await db.Users.SingleAsync(each => each.Id == context.User.Id, cancellationToken);
            await factors.SetAppAsync(account.Id, request.Kept, step, cancellationToken);
            var codes = await factors.NewCodesAsync(account.Id, cancellationToken);
            notices.Add(account, AccountEventKind.AppSet);
            await db.SaveChangesAsync(cancellationToken);
            return codes;
        }
    }
}
