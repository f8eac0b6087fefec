using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>Records the demo's progress update by update, as their owners would have.</summary>
internal sealed class ProgressImport(WorkPlanDb db, DemoPeople people)
{
    public async Task RecordAsync(WorkPlan plan, IReadOnlyList<FileProgress> updates, CancellationToken cancel)
    {
        var tasks = await db.Tasks.Where(task => task.PlanId == plan.Id).Include(task => task.Milestones).ToDictionaryAsync(task => task.Code, cancel);
        var recorded = tasks.Values.ToDictionary(task => task.Id, _ => new List<ProgressUpdate>());
        foreach (var file in updates.OrderBy(each => each.RecordedAt))
        {
            var task = tasks[file.Task];
            var account = people.ActingFor(file.By);
            var today = WorkingClock.DayOf(new DateTimeOffset(file.RecordedAt.ToUniversalTime(), TimeSpan.Zero));
            people.Act(account, nameof(RecordProgress), file.RecordedAt);
            var update = new ProgressUpdate(plan, task, EntryOf(task, file), today, file.RecordedAt, account.Id, account.DisplayName, account.Side);
            db.Progress.Add(update);
            if (file.Evidence is { } said)
            {
                var bytes = SampleEvidence.Pdf(said.Title.Read());
                Language? language = Languages.TryRead(said.Language, out var known) ? known : null;
                var evidence = new Evidence(update, said.Title.Read(), said.FileName, bytes, language, said.IsProduct);
                db.Evidence.Add(evidence);
                db.EvidenceFiles.Add(new EvidenceFile { EvidenceId = evidence.Id, Bytes = bytes });
            }

            recorded[task.Id].Add(update);
            task.Follow(TaskProgress.AsOf(recorded[task.Id], today));
            await db.SaveChangesAsync(cancel);
        }
    }

    private static ProgressEntry EntryOf(WorkTask task, FileProgress file)
    {
        Guid? MilestoneOf(string? code) => code is null ? null : task.Milestones.Single(each => each.Code == code).Id;

        return new ProgressEntry
        {
            EffectiveOn = file.EffectiveOn,
            Percent = file.Percent,
            Narrative = file.Narrative.OrEmpty(),
            MilestoneReached = MilestoneOf(file.MilestoneReached),
            HasEvidence = file.Evidence is not null,
            Delay = file.Delay is { } delay ? new DelayReport(delay.Reason.Read(), delay.Measure.Read(), delay.NewDate, MilestoneOf(delay.Milestone)) : null,
            Override = file.StatusOverride is { } set ? new StatusOverride(set.Status, set.Reason.Read()) : null,
        };
    }
}

/// <summary>The demo's reports: everything is written, nothing is sent for signature.</summary>
internal sealed class ReportImport(WorkPlanDb db, DemoPeople people)
{
    public async Task DraftAsync(WorkPlan plan, ReportFile file, CancellationToken cancel)
    {
        var secretary = people.Accounts[(Role.Secretary, Side.Vietnam)];
        var day = file.CutOff.AddDays(1);
        people.Act(secretary, nameof(CreateReport), DemoPeople.Moment(day, 9));
        var report = new Report(plan, file.Code, file.Kind, new ReportDates(file.PeriodStart, file.PeriodEnd, file.CutOff, file.DueDate), file.Topic is null ? null : new ReportScope(file.Topic.Read(), file.Pillars ?? [], []));
        db.Reports.Add(report);
        await db.SaveChangesAsync(cancel);
        people.Act(secretary, nameof(WriteSection), DemoPeople.Moment(day, 14));
        foreach (var section in file.Sections)
        {
            report.WriteSection(section.Key, section.Text.Read());
        }

        foreach (var key in file.LeftOut ?? [])
        {
            report.LeaveOut(key);
        }

        await db.SaveChangesAsync(cancel);
        people.Act(secretary, nameof(AddProposal), DemoPeople.Moment(day, 16));
        foreach (var proposal in file.Proposals)
        {
            report.AddProposal(proposal.Addressee, proposal.Text.Read());
        }

        await db.SaveChangesAsync(cancel);
    }
}
