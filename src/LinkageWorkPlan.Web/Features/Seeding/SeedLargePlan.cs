using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>A plan of any size, the same each time it is made: for measurements.</summary>
public static class SeedLargePlan
{
    public const int TasksMax = 100_000;
    private const int Batch = 250;
    private const string Pillars = "ABCDEFGH";

    /// <summary>Returns the plan's code, "BIG-" and the number of tasks. It may not be there yet.</summary>
    /// <param name="IsDraft">
    /// False for an adopted plan with progress and a report, all in three languages. True for one at work: no text of a task has its
    /// source's last words in every language. Of three texts one lacks Lao, one lacks English, and one's renderings are stale.
    /// </param>
    [AllowedTo(Role.System)]
    public sealed record Command(int Tasks, bool IsDraft = false) : ICommand<string>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Tasks).InclusiveBetween(1, TasksMax)
            .WithErrorCode(Rules.OutOfRange).WithState(_ => new object[] { 1, TasksMax });
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string>
    {
        /// <summary>Of the half-year's report, as the demo's.</summary>
        private static readonly DateOnly CutOff = new(2026, 6, 14);

        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var code = $"BIG-{request.Tasks}";
            if (await db.Plans.AnyAsync(each => each.Code == code, cancellationToken))
            {
                throw new RuleException(Rules.PlanCodeTaken, code, code);
            }

            var plan = new WorkPlan(code, PlanKind.Biennial, Numbered("Kế hoạch đo tải", "ແຜນວຽກສຳລັບວັດແທກ", "Plan for measurements", request.Tasks), new DateOnly(2026, 1, 1), new DateOnly(2027, 12, 31));
            foreach (var pillar in Pillars)
            {
                plan.AddPillar(pillar.ToString(), Numbered("Trụ cột đo tải", "ເສົາຫຼັກວັດແທກ", "Pillar for measurements", Pillars.IndexOf(pillar) + 1));
            }

            var sectors = SectorFile.Read();
            foreach (var sector in sectors)
            {
                plan.AddSector(sector.Code, sector.Title);
            }

            if (!await db.Memorandum.AnyAsync(cancellationToken))
            {
                db.Memorandum.AddRange(MemorandumFile.Read());
            }

            db.Plans.Add(plan);
            await db.SaveChangesAsync(cancellationToken);
            var contents = await db.Memorandum.AsNoTracking().OrderBy(each => each.SortKey).Select(each => each.Code).ToListAsync(cancellationToken);
            var owners = await OwnersAsync(cancellationToken);
            for (var first = 0; first < request.Tasks; first += Batch)
            {
                for (var at = first; at < Math.Min(first + Batch, request.Tasks); at++)
                {
                    var task = new WorkTask(plan, ContentOf(at, request.Tasks, plan, owners) with
                    {
                        Sectors = [sectors[at % sectors.Count].Code, sectors[(at * 7 + 3) % sectors.Count].Code],
                        Contents = [contents[at % contents.Count]],
                    });
                    Action finish = request.IsDraft ? () => Reopen(task) : task.FreezeBaseline;
                    finish();
                    db.Tasks.Add(task);
                }

                await SaveAsync(cancellationToken);
            }

            if (request.IsDraft)
            {
                db.WroteMany(request.Tasks);
                return code;
            }

            plan = await db.Plans.Include(each => each.Pillars).SingleAsync(each => each.Id == plan.Id, cancellationToken);
            plan.AskForReview();
            plan.Adopt(plan.PeriodStart);
            await SaveAsync(cancellationToken);
            await RecordAsync(plan, cancellationToken);
            await ReportAsync(plan, cancellationToken);
            db.WroteMany(request.Tasks);
            return code;
        }

        /// <summary>A written draft of the first half-year, of the same kind and dates as the demo's.</summary>
        private async Task ReportAsync(WorkPlan plan, CancellationToken cancel)
        {
            var report = new Report(plan, "2026-H1", ReportKind.HalfYear, new ReportDates(new DateOnly(2025, 12, 15), CutOff, CutOff, new DateOnly(2026, 6, 30)));
            foreach (var (at, key) in SectionKeys.Narrative.Index())
            {
                report.WriteSection(key, Numbered("Nội dung đo tải", "ເນື້ອໃນວັດແທກ", "Words for measurements", at + 1));
            }

            db.Reports.Add(report);
            await SaveAsync(cancel);
        }

        private async Task<Dictionary<Side, List<Guid>>> OwnersAsync(CancellationToken cancel)
        {
            var owners = await db.Owners.AsNoTracking().Where(owner => owner.IsActive).OrderBy(owner => owner.Id).ToListAsync(cancel);
            foreach (var side in Sides.Both.Where(side => owners.TrueForAll(owner => owner.Side != side)))
            {
                var owner = new Owner(side, Numbered("Đơn vị mẫu", "ໜ່ວຍງານຕົວຢ່າງ", "Sample unit", 1));
                db.Owners.Add(owner);
                owners.Add(owner);
            }

            await db.SaveChangesAsync(cancel);
            return owners.GroupBy(owner => owner.Side).ToDictionary(group => group.Key, group => group.Select(owner => owner.Id).ToList());
        }

        /// <summary>Progress of the tasks that have begun, so that the report of the half-year knows it; every seventh is late.</summary>
        private async Task RecordAsync(WorkPlan plan, CancellationToken cancel)
        {
            var (today, now) = (clock.Today, clock.UtcNow);
            var known = today < CutOff ? today : CutOff;
            var begun = await db.Tasks.Where(task => task.PlanId == plan.Id && task.Agreed.Start <= known).OrderBy(task => task.SortKey).Select(task => task.Id).ToListAsync(cancel);
            for (var first = 0; first < begun.Count; first += Batch)
            {
                var ids = begun.GetRange(first, Math.Min(Batch, begun.Count - first));
                var tasks = await db.Tasks.Where(task => ids.Contains(task.Id)).Include(task => task.Milestones).OrderBy(task => task.SortKey).ToListAsync(cancel);
                foreach (var (at, task) in tasks.Index())
                {
                    var update = new ProgressUpdate(plan, task, EntryOf(first + at, task, known), today, now, context.User.Id, context.User.Name);
                    db.Progress.Add(update);
                    task.Follow(TaskProgress.AsOf([update], today));
                }

                await SaveAsync(cancel);
            }
        }

        private static ProgressEntry EntryOf(int at, WorkTask task, DateOnly known)
        {
            var (start, end) = (task.Agreed.Start!.Value, task.Agreed.End!.Value);
            var elapsed = Math.Min(100, 100 * (known.DayNumber - start.DayNumber + 1) / (end.DayNumber - start.DayNumber + 1));
            var late = at % 7 == 3 && elapsed < 100;
            return new ProgressEntry
            {
                EffectiveOn = known,
                Percent = late ? elapsed / 2 : elapsed,
                Narrative = Numbered("Tiến độ đo tải", "ຄວາມຄືບໜ້າວັດແທກ", "Progress for measurements", at + 1),
                Delay = late
                    ? new DelayReport(Numbered("Nguyên nhân đo tải", "ສາເຫດວັດແທກ", "Reason for measurements", at + 1), Numbered("Biện pháp đo tải", "ມາດຕະການວັດແທກ", "Measure for measurements", at + 1), end.AddDays(30))
                    : null,
            };
        }

        private static TaskContent ContentOf(int at, int count, WorkPlan plan, Dictionary<Side, List<Guid>> owners)
        {
            var pillar = Pillars[at % Pillars.Length];
            var number = (at / Pillars.Length) + 1;
            var inPillar = (count - 1 - (at % Pillars.Length)) / Pillars.Length + 1;
            var weight = inPillar > TaskRules.PillarWeight ? 1 : (TaskRules.PillarWeight / inPillar) + (number <= TaskRules.PillarWeight % inPillar ? 1 : 0);
            var start = plan.PeriodStart.AddDays(at * 13 % 540);
            var end = start.AddDays(60 + (at * 7 % 120));
            var lead = at % 2 == 0 ? Side.Vietnam : Side.Laos;
            return new TaskContent
            {
                Code = $"{pillar}{number}",
                PillarCode = pillar.ToString(),
                Title = Numbered("Nhiệm vụ đo tải", "ໜ້າວຽກວັດແທກ", "Task for measurements", at + 1),
                Outputs = Numbered("Sản phẩm đo tải", "ຜົນຜະລິດວັດແທກ", "Output for measurements", at + 1),
                Lead = lead,
                Counterpart = lead.Other(),
                Start = start,
                End = end,
                Weight = weight,
                Owners = [.. Sides.Both.Select(side => owners[side][at % owners[side].Count])],
                Milestones =
                [
                    new MilestoneContent { Code = $"{pillar}{number}.1", Type = MilestoneType.Draft, Title = Numbered("Mốc giữa kỳ", "ຂີດໝາຍກາງໄລຍະ", "Midway milestone", at + 1), Planned = start.AddDays(30) },
                    new MilestoneContent { Code = $"{pillar}{number}.2", Type = MilestoneType.Deliver, Title = Numbered("Mốc cuối kỳ", "ຂີດໝາຍທ້າຍໄລຍະ", "Final milestone", at + 1), Planned = end },
                ],
            };
        }

        private static void Reopen(WorkTask task)
        {
            foreach (var (at, place) in task.Texts.ToList().Index())
            {
                task.SetText(place.Field, (at % 3) switch
                {
                    0 => place.Text.Write(Language.Lo, null),
                    1 => place.Text.Write(Language.En, null),
                    _ => place.Text.Write(Language.Vi, place.Text.Vi!.Text + " (sửa)"),
                });
            }
        }

        private static LocalizedText Numbered(string vi, string lo, string en, int number) => LocalizedText.Of(Language.Vi, $"{vi} {number}", $"{lo} {number}", $"{en} {number}");

        private async Task SaveAsync(CancellationToken cancel)
        {
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }
}
