using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace LinkageWorkPlan.Web.Mail;

/// <summary>The calendar entry that goes with a mail about a meeting, as the meeting is when the mail is sent.</summary>
public static class GetMeetingCalendar
{
    /// <param name="Id">Of the mail.</param>
    [AllowedTo(Role.System)]
    public sealed record Query(Guid Id) : IQuery<Model>;

    /// <param name="Method">Of RFC 5546: REQUEST or CANCEL.</param>
    public sealed record Model(string Method, string Entry);

    internal sealed class Handler(WorkPlanDb db, MailOptions options, SiteAddress site, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var mail = await db.Mails.AsNoTracking().SingleOrDefaultAsync(each => each.Id == request.Id, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var meeting = await db.Meetings.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(each => each.Id == mail.SubjectId, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var organizer = options.From is { } from && MailboxAddress.TryParse(from, out var box) ? box.Address : null;
            return new Model(MeetingCalendar.MethodOf(meeting), MeetingCalendar.Written(meeting, mail.Language, organizer, mail.Recipient, site, clock.UtcNow));
        }
    }
}
