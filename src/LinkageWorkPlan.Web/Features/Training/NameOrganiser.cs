using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>A secretary names an organiser's account of their own side for one course.</summary>
public static class NameOrganiser
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid CourseId, Guid AccountId) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, NotificationDesk desk) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var course = await db.WithOrganisersAsync(request.CourseId, cancellationToken);
            var account = await db.Users.SingleOrDefaultAsync(each => each.Id == request.AccountId && each.Role == Role.CourseOrganiser && !each.IsDisabled, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            course.NameOrganiser(account.Id, account.DisplayName, account.Side, context.User.OwnSide);
            await desk.AskAsync($"{course.Id}:{account.Id}", new NotificationSubject(course.Id, course.Code, course.Title, $"/training/{course.Code}"), [account.Id], cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
