using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>
/// A secretary records that their own side's co-chair signed on paper: who, where, when, the records office's number, and the scanned copy.
/// It counts as much as a signature in the system.
/// </summary>
public static class SignOnPaper
{
    /// <param name="Fingerprint">Printed on the paper that was signed.</param>
    /// <param name="Name">The signatory, without titles.</param>
    /// <param name="ActingFor">The co-chair's position where a deputy signed; blank words otherwise.</param>
    /// <param name="Number">Of their own records office, as typed there; only a report can have one before both sides signed. Blank, without its day, where it is recorded already or given later.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(
        Guid RoundId, string Fingerprint, string Name, TextWords Position, TextWords ActingFor, TextWords Place, DateOnly? SignedOn,
        string Number, DateOnly? NumberDate, EvidenceUpload? Scan, string Password) : ISigns, IConfirmed
    {
        public override string ToString() => $"{nameof(SignOnPaper)} {RoundId}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command).Custom((command, context) =>
        {
            context.Check(command.Position, nameof(Command.Position), Account.PositionMax, required: true);
            context.Check(command.ActingFor, nameof(Command.ActingFor), Account.PositionMax);
            context.Check(command.Place, nameof(Command.Place), Signature.PlaceMax, required: true);
            if (TextNormalizer.Normalize(command.Name).Length == 0)
            {
                context.Break(Rules.Required, nameof(Command.Name), nameof(Command.Name));
            }

            if (command.SignedOn is null)
            {
                context.Break(Rules.Required, nameof(Command.SignedOn), nameof(Command.SignedOn));
            }
        });
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, SigningProtocol protocol, NotificationDesk desk) : IRequestHandler<Command, bool>
    {
        public Task<bool> Handle(Command request, CancellationToken cancellationToken) =>
            protocol.SignAsync(request, round => ReadAsync(request, round, cancellationToken), cancellationToken);

        private async Task<Given> ReadAsync(Command request, SignOffRound round, CancellationToken cancel)
        {
            var (user, today, day) = (context.User, clock.Today, request.SignedOn!.Value);
            LocalizedText Typed(TextWords words) => words.ApplyTo(LocalizedText.Empty, user.Language);
            var scan = Scans.Read(request.Scan, user.OwnSide);
            var paper = new SignedPaper(Typed(request.Place), day, WorkingClock.DayOf(new DateTimeOffset(round.RequestedAt, TimeSpan.Zero)), today, scan, user.Name);
            context.Ask(DateQuestions.OfPaper(nameof(Command.SignedOn), "PaperSignedOn", day, today)
                .Concat(request.NumberDate is { } numbered ? DateQuestions.OfPaper(nameof(Command.NumberDate), "RecordsNumber.Date", numbered, today) : []));
            db.SignOffFiles.Add(scan);
            if (round.Subject == SignOffSubject.Report && (TextNormalizer.Normalize(request.Number).Length > 0 || request.NumberDate is not null))
            {
                var document = NumberedDocument.Of(await db.LockReportAsync(round.SubjectId, cancel));
                await db.WriteNumberAsync(document, user.OwnSide, request.Number, request.NumberDate, day, today, user.Name, clock.UtcNow, cancel);
            }

            var (name, position, acting) = (StoredName(request.Name), Typed(request.Position), Typed(request.ActingFor));
            var signer = acting.IsEmpty
                ? Signer.CoChair(user.Id, name, position)
                : Signer.Deputy(user.Id, name, position, acting, await db.DelegationOfAsync(user.OwnSide, name, day, cancel), day);
            await NotifyAsync(round, signer, cancel);
            return new Given(signer with { OtherName = await db.OtherNameOfAsync(user.OwnSide, name, cancel) }, paper);
        }

        /// <summary>Nobody learns only by chance that they signed: the side's co-chair, and the deputy who signed for them.</summary>
        private async Task NotifyAsync(SignOffRound round, Signer signer, CancellationToken cancel)
        {
            var side = context.User.OwnSide;
            var chairs = await desk.PeopleAsync(Role.CoChair, side, cancel);
            await desk.TellAsync(
                NotificationKind.PaperSigned, $"{NotificationKind.PaperSigned}:{round.Id}:{side}", new NotificationSubject(round.SubjectId, round.SubjectCode, round.Title, $"/approvals/{round.Id}"),
                signer.Delegation is { } by ? [.. chairs, by.DeputyId] : chairs, cancel);
        }

        private static string StoredName(string name)
        {
            var words = TextNormalizer.Normalize(name);
            return TextLimit.Fits(words, Account.NameMax) ? words : throw new RuleException(Rules.TooLong, nameof(Command.Name), nameof(Command.Name), TextLimit.Count(words), Account.NameMax);
        }
    }
}
