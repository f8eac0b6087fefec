using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports;

/// <summary>Writes one section of a draft, in any of its languages. Two people may write different sections at once, but not the same words.</summary>
public static class WriteSection
{
    /// <param name="Seen">Of the text the form was opened with (<see cref="SeenText"/>).</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId, string Key, TextWords Words, string Seen) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockReportAsync(request.ReportId, cancellationToken);
            var section = report.Sections.FirstOrDefault(each => each.Key == request.Key) ?? throw new RuleException(Rules.NotFound, request.Key);
            SeenText.Expect(report, section.Text, request.Seen);
            report.WriteSection(request.Key, request.Words.ApplyTo(section.Text, context.User.Language));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>Tells whether a text was changed since it was shown.</summary>
internal static class SeenText
{
    public static string Of(LocalizedText text) => Fingerprint.OfText(string.Join('\0', Languages.All.Select(each => text[each]?.Text).Prepend(text.Source.Code())));

    /// <exception cref="StaleVersionException">Somebody wrote it since.</exception>
    public static void Expect(Report report, LocalizedText now, string seen)
    {
        if (Of(now) != seen)
        {
            throw new StaleVersionException(report.Id);
        }
    }
}
