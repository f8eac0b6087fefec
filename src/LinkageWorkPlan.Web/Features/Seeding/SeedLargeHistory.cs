using System.Globalization;
using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>Entries of the history as changed tasks leave them, linked like all others, the same each time but for their ids: for measurements.</summary>
public static class SeedLargeHistory
{
    /// <summary>Of one command, which links all of them in one transaction.</summary>
    public const int EntriesMax = 10_000;

    [AllowedTo(Role.System)]
    public sealed record Command(int Entries) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Entries).InclusiveBetween(1, EntriesMax)
            .WithErrorCode(Rules.OutOfRange).WithState(_ => new object[] { 1, EntriesMax });
    }

    internal sealed class Handler(WorkPlanDb db, AuditTrail audit) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var subjects = (await db.Tasks.AsNoTracking().OrderBy(each => each.Code).ToListAsync(cancellationToken)).Select(each => each.ToSubject()).ToList();
            db.History.AddRange(Enumerable.Range(0, request.Entries).Select(number =>
                new AuditEntry(CurrentUser.System.ToActor(), audit.At, nameof(ReviseTask), subjects[number % subjects.Count], "Đo tải", ChangesOf(number))));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }

        private static FieldChange[] ChangesOf(int number) =>
        [
            new(null, "WorkTask.Title", ValueKind.Text, Language.Vi, $"Kết nối doanh nghiệp chế biến nông sản {Text(number)}", $"Kết nối doanh nghiệp chế biến nông sản hai nước {Text(number)}"),
            new(null, "WorkTask.Title", ValueKind.Text, Language.Lo, $"ເຊື່ອມໂຍງວິສາຫະກິດປຸງແຕ່ງກະສິກຳ {Text(number)}", $"ເຊື່ອມໂຍງວິສາຫະກິດປຸງແຕ່ງກະສິກຳ ສອງປະເທດ {Text(number)}"),
            new(null, "WorkTask.Weight", ValueKind.Number, null, Text(number % 100), Text((number + 7) % 100)),
        ];

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
