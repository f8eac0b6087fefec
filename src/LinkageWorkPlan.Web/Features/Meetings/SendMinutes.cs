using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>Puts minutes that both secretaries confirmed before both co-chairs.</summary>
public static class SendMinutes
{
    /// <param name="Version">The version that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid MeetingId, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, SigningProtocol protocol, ReportTemplates templates) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var meeting = await db.LockMeetingAsync(request.MeetingId, cancellationToken);
            Expect.Version(meeting, request.Version);
            meeting.SendMinutes([.. meeting.BeforeSigning(templates.Fonts), .. await db.UnansweredAsync(meeting.Id, cancellationToken)]);
            string Title(Language language) => Loc.In(language)["Meetings.MinutesOf", meeting.Title.For(language)];
            var title = LocalizedText.Each(meeting.Title.Source, Title);
            await protocol.SendAsync(SignOffSubject.Minutes, meeting.Id, meeting.Code, title, MinutesContent.Of(meeting).ToCanonical(), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
