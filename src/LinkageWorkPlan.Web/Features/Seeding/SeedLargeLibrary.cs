using System.Globalization;
using System.Text;
using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>Shared documents, each with a file of a hundred words, the same each time they are made: for measurements.</summary>
public static class SeedLargeLibrary
{
    public const int DocumentsMax = 100_000;
    private const int Batch = 250;
    private const int WordsInFile = 100;

    private static readonly string[] Vietnamese = ["kinh", "tế", "khu", "công", "nghiệp", "chế", "biến", "nông", "sản", "liên", "kết", "doanh", "vùng", "biên", "giới", "xuất", "khẩu", "thương", "mại", "đầu", "tư", "hợp", "tác", "quy", "hoạch"];
    private static readonly string[] Lao = ["ເສດຖະກິດ", "ເຂດ", "ອຸດສາຫະກຳ", "ປຸງແຕ່ງ", "ກະສິກຳ", "ເຊື່ອມໂຍງ", "ວິສາຫະກິດ", "ຊາຍແດນ", "ສົ່ງອອກ", "ການຄ້າ", "ລົງທຶນ", "ຮ່ວມມື", "ແຜນ"];

    [AllowedTo(Role.System)]
    public sealed record Command(int Documents) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Documents).InclusiveBetween(1, DocumentsMax)
            .WithErrorCode(Rules.OutOfRange).WithState(_ => new object[] { 1, DocumentsMax });
    }

    internal sealed class Handler(WorkPlanDb db, AuditTrail audit, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var next = await db.NextNumberAsync<LibraryDocument>(cancellationToken);
            for (var first = 0; first < request.Documents; first += Batch)
            {
                var documents = Enumerable.Range(next + first, Math.Min(Batch, request.Documents - first)).Select(number => new LibraryDocument(number, Side.Vietnam, ContentOf(number))).ToList();
                db.Documents.AddRange(documents);
                await db.SaveChangesAsync(cancellationToken);
                var searched = db.LibraryWords.Local.ToDictionary(each => each.DocumentId);
                foreach (var document in documents)
                {
                    var words = WordsOf(document.Number);
                    var file = new LibraryFile(document.Id, "do-tai.txt", Encoding.UTF8.GetBytes(words));
                    db.LibraryFiles.Add(file);
                    searched[document.Id].Take(words);
                    document.Add(Side.Vietnam, file, isSearched: true, "Đo tải", clock.Today);
                    document.Share(Side.Vietnam, forMinisters: false, forObservers: false, audit.At);
                }

                await db.SaveChangesAsync(cancellationToken);
                db.ChangeTracker.Clear();
            }

            return Unit.Value;
        }

        private static DocumentContent ContentOf(int number) => new(
            Numbered("Tài liệu đo tải", "ເອກະສານວັດແທກ", "Document for measurements", number), Numbered("Tóm tắt tài liệu", "ບົດຄັດຫຍໍ້ເອກະສານ", "Abstract of document", number), DocumentKind.Study, null, [], string.Empty, null, null,
            string.Empty);

        private static LocalizedText Numbered(string vi, string lo, string en, int number) =>
            LocalizedText.Of(Language.Vi, $"{vi} {Text(number)}", $"{lo} {Text(number)}", $"{en} {Text(number)}");

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

        /// <summary>Half of them Vietnamese, a quarter Lao, a quarter numbers; one word is in this file alone.</summary>
        private static string WordsOf(int number)
        {
            var words = new StringBuilder("rieng").Append(Text(number));
            for (var at = 1; at < WordsInFile; at++)
            {
                var pick = (number * 31) + (at * 17);
                words.Append(' ').Append((at % 4) switch
                {
                    0 => Lao[pick % Lao.Length],
                    1 => Text(pick % 100_000),
                    _ => Vietnamese[pick % Vietnamese.Length],
                });
            }

            return words.ToString();
        }
    }
}
