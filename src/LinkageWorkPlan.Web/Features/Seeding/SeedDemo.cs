using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>
/// Fills an empty database with the demo: accounts, the plan 2026–2027 adopted and with progress, the report 2026-H1 and a special one
/// on training as drafts, three meetings, two rounds of scoring of which one is signed, two courses, three linkages of enterprises, the joint industrial park, the library, the draft plan 2028. Everything goes through the domain and in the order in which it would have happened, so that its history reads
/// as if people had done it. One transaction: a start that is killed leaves nothing.
/// </summary>
public static class SeedDemo
{
    /// <summary>Returns false where the database already holds an account or a plan: nothing is done then.</summary>
    [AllowedTo(Role.System)]
    public sealed record Command : ICommand<bool>;

    internal sealed class Handler(WorkPlanDb db, AuditTrail audit, UserManager<Account> users, ReportTemplates templates) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await db.Users.AnyAsync(cancellationToken) || await db.Plans.AnyAsync(cancellationToken))
            {
                return false;
            }

            var (file, draft) = (StarterFiles.Read<PlanFile>("2026-2027.json"), StarterFiles.Read<PlanFile>("2028.json"));
            var adoptedOn = file.AdoptedOn ?? file.PeriodStart;
            var people = await SeedPeopleAsync(file, adoptedOn.AddDays(-25), cancellationToken);

            var plans = new PlanImport(db, people);
            var plan = await plans.DraftAsync(file, adoptedOn.AddDays(-24), cancellationToken);
            await plans.AdoptAsync(plan, adoptedOn, cancellationToken);
            await plans.RecordResultsAsync(plan, file, adoptedOn, cancellationToken);
            await new ProgressImport(db, people).RecordAsync(plan, StarterFiles.Read<List<FileProgress>>("2026-2027.progress.json"), cancellationToken);
            var reports = new ReportImport(db, people);
            await reports.DraftAsync(plan, StarterFiles.Read<ReportFile>("2026-H1.report.json"), cancellationToken);
            await reports.DraftAsync(plan, StarterFiles.Read<ReportFile>("2026-CD1.report.json"), cancellationToken);
            await new MeetingImport(db, people).RecordAsync(plan.Code, cancellationToken);
            await new PilotImport(db, people).RecordAsync(plan.Code, cancellationToken);
            await new SignedRoundImport(db, people, templates).RecordAsync(plan.Code, cancellationToken);
            await new TrainingImport(db, people).RecordAsync(plan.Code, cancellationToken);
            await new LinkageImport(db, people).RecordAsync(plan.Code, cancellationToken);
            await new ParkImport(db, people).RecordAsync(plan.Code, cancellationToken);
            await new LibraryImport(db, people).RecordAsync(plan.Code, cancellationToken);
            await plans.DraftAsync(draft, new DateOnly(2026, 6, 18), cancellationToken);
            return true;
        }

        private async Task<DemoPeople> SeedPeopleAsync(PlanFile file, DateOnly day, CancellationToken cancel)
        {
            var people = new DemoPeople(audit);
            people.ActAsSystem(nameof(SeedDemo), day, hour: 8);
            foreach (var each in file.Owners)
            {
                people.Owners[each.Key] = new Owner(each.Side, each.Name.Read());
            }

            db.Owners.AddRange(people.Owners.Values);
            db.Memorandum.AddRange(MemorandumFile.Read());
            await db.SaveChangesAsync(cancel);
            foreach (var each in DemoAccounts.All)
            {
                var account = each.Make(each.OwnerKey is { } key ? people.Owners[key].Id : null);
                var made = await users.CreateAsync(account, DemoAccounts.Password);
                if (!made.Succeeded)
                {
                    throw new InvalidOperationException(string.Join("; ", made.Errors.Select(error => error.Description)));
                }

                people.Accounts[(each.Role, each.Side)] = account;
            }

            return people;
        }
    }
}

/// <summary>Who did what in the demo's past, and when.</summary>
internal sealed class DemoPeople(AuditTrail audit)
{
    public Dictionary<(Role Role, Side Side), Account> Accounts { get; } = [];

    /// <summary>By their key in the plan's file.</summary>
    public Dictionary<string, Owner> Owners { get; } = [];

    /// <param name="hour">Of the day in UTC+7.</param>
    public static DateTime Moment(DateOnly day, int hour, int minute = 0) => DateTime.SpecifyKind(day.ToDateTime(new TimeOnly(hour, minute)), DateTimeKind.Utc).AddHours(-7);

    /// <summary>The account that acts for an owner, or the secretary of its side where none does.</summary>
    public Account ActingFor(string ownerKey)
    {
        var owner = Owners[ownerKey];
        var account = Accounts[(Role.Owner, owner.Side)];
        return account.OwnerId == owner.Id ? account : Accounts[(Role.Secretary, owner.Side)];
    }

    /// <summary>What is saved next is in the history under this name, use case and time.</summary>
    public void Act(Account account, string useCase, DateTime atUtc) =>
        audit.Begin(new Actor(account.Id, account.DisplayName, account.Role, account.Side), useCase, null, atUtc, isTold: false);

    public void ActAsSystem(string useCase, DateOnly day, int hour) => audit.Begin(CurrentUser.System.ToActor(), useCase, null, Moment(day, hour));
}
