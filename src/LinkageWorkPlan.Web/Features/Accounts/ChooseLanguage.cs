using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts;

public static class ChooseLanguage
{
    [AllowedTo(Roles.Everyone)]
    [BeforeSecondFactor]
    [InCopy(CopyUse.Done)]
    public sealed record Command(Language Language) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var account = await db.Users.SingleAsync(each => each.Id == context.User.Id, cancellationToken);
            account.Language = request.Language;
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
