using System.Text;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.History;
using LinkageWorkPlan.Web.Features.Home;
using LinkageWorkPlan.Web.Features.Meetings;
using LinkageWorkPlan.Web.Features.Obstacles;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Search;
using LinkageWorkPlan.Web.Features.Verification;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Mail;
using PlanLink = LinkageWorkPlan.Domain.Plans.TaskLink;

namespace LinkageWorkPlan.Fuzz;

/// <summary>Parsers of what comes from outside.</summary>
public static partial class FuzzTargets
{
    private static readonly DateOnly Today = new(2026, 6, 22);

    public static IReadOnlyList<FuzzTarget> All { get; } = [.. OfWords(), .. OfFiles()];

    private static IEnumerable<FuzzTarget> OfWords() =>
    [
        Words("numbers", ["NumberText.TryRead", "DataNumbers.Read"], ["1.234,5", "1,234.5", "-7", "໑໒໓", "1 000", "12 %"], typed =>
        {
            foreach (var language in Languages.All)
            {
                NumberText.TryRead(typed, language, out _);
            }

            foreach (var written in Enum.GetValues<DataDecimal>())
            {
                DataNumbers.Read(typed, written);
            }
        }),
        Words("dates", ["DateText.TryRead", "MeetingTime.TryRead"], ["31/12/2026", "2026-06-22", "ngày 1 tháng 7 năm 2026", "1/7", "29/2/2027", "ວັນທີ 1 ກໍລະກົດ 2026", "8:30", "14h05"], typed =>
        {
            DateText.TryRead(typed, Today, out _);
            MeetingTime.TryRead(typed, out _);
        }),
        Words("links and codes", ["TaskLink.Parse", "TaskLink.Read", "PlanVersion.Read", "CourseTask.Read", "SectorLink.Read", "DecisionLink.Read", "SubjectLink.Read", "Language.TryRead", "Languages.TryRead", "IssueCode.Read", "SealTrust.ReadDigits"],
            ["A1", "A1; A2 SS+5", "A1+5, A2 FS - 3", "P1/A1", "amendment-3", "2026-06-22", "adopted", "AB12-CD34-EF56", "0a:1b:2c"], typed =>
            {
                PlanLink.Parse(typed);
                PlanLink.Read(typed);
                PlanVersion.Read(typed);
                CourseTask.Read(typed);
                SectorLink.Read(typed);
                Domain.Pilots.DecisionLink.Read(typed);
                Domain.Pilots.TaskLink.Read(typed);
                SubjectLink.Read(typed);
                Languages.TryRead(typed, out _);
                IssueCode.Read(typed);
                SealTrust.ReadDigits(typed);
            }),
        Words("people and searches", ["ParticipantName.Read", "SearchWords.Read", "Visit.Read", "PageNumbers.Read"], ["Nguyễn Văn A\nສົມສັກ", "khu công nghiệp \"ເຂດ\"", "1,2,3", "1-3"], typed =>
        {
            ParticipantName.Read(typed);
            SearchWords.Read(typed);
            Visit.Read(typed);
            PageNumbers.Read(typed, 12);
        }),
        Words("addresses", ["EditionAddress.Read", "ObstacleFilter.Read", "PlanFilter.Read", "PlanFilter.ReadName", "OverviewItems.Read", "OverviewItems.ReadDay", "PlanAddress.ReadView", "PlanAddress.ReadMonth", "PlanAddress.ReadSort",
            "CompareAddress.Read", "LateFilter.Read", "PlanExchangeEndpoints.ReadLanguages", "HistoryFilter.Read", "GridLayout.Read", "MailsOff.ReadNames", "DecisionTasks.Read", "WorkTask.ReadPlace"],
            ["National", "all", "delayed", "2026-06", "2026-06-22", "grid", "vi,lo", "2026-06-22T00:00:00.0000000Z", "Code:66,Title.vi:220", "MinutesToConfirm.ProductToAccept", "M3/D1", "01890000-0000-7000-8000-000000000000"], typed =>
            {
                EditionAddress.Read(typed, typed, null);
                ObstacleFilter.Read(typed, typed, typed);
                PlanFilter.Read(typed, typed, typed, typed, typed, typed, typed);
                OverviewItems.Read(typed, typed, typed, typed, typed, typed, typed, typed, typed);
                PlanAddress.ReadView(typed);
                PlanAddress.ReadSort(typed);
                LateFilter.Read(typed, typed, typed, typed);
                PlanExchangeEndpoints.ReadLanguages(typed, Language.Lo);
                HistoryFilter.Read(typed, typed, typed, typed, typed, typed, Today);
                GridLayout.Read(typed, Language.Vi);
                MailsOff.ReadNames(typed);
                WorkTask.ReadPlace(typed);
                Refused(() => CompareAddress.Read(typed, typed, PlanVersion.Now, Today));
                Refused(() => DecisionTasks.Read(typed));
            }),
        Words("tokens", ["PasskeyProof.Read"], ["lwp_abcDEF", "AAAA", "q83vEjRWeJCrze8SNFZ4kA", "-_-_"], typed => PasskeyProof.Read(typed)),
    ];

    private static FuzzTarget Words(string name, string[] covers, string[] seeds, Action<string> run) =>
        new(name, covers, () => Seeds.Words(seeds), input => run(Encoding.UTF8.GetString(input)), fault => fault is RuleException, SizeMax: 400);
}
