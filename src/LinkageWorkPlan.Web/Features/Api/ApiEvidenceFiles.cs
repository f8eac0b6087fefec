using System.Text.Json;
using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace LinkageWorkPlan.Web.Features.Api;

/// <summary>As multipart/form-data. Files show what an update says, so they come with it.</summary>
/// <param name="Progress">JSON, as for progress without files.</param>
/// <param name="About">JSON: what describes each file, in their order; may be left out.</param>
/// <param name="Files">1 to 5, each of at most 25 MB and of a kind that the page takes.</param>
internal sealed record ApiEvidenceInput(ApiProgressInput Progress, IReadOnlyList<ApiFileInput>? About, IFormFileCollection Files);

/// <param name="Title">The file's name by default.</param>
/// <param name="Language">Code of the language it is written in.</param>
/// <param name="IsProduct">True where the report's annex of products lists it.</param>
/// <param name="Milestone">Code of the milestone that it shows; null for all that the record reaches.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ApiFileInput(ApiWords? Title, string? Language, bool IsProduct, string? Milestone = null);

/// <param name="Reason">Why; required.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ApiWithdrawal(string? Reason);

internal static class ApiEvidenceFiles
{
    /// <summary>Bytes of the form around the files.</summary>
    public const int FormMax = 64 * 1024;

    public const long BodyMax = RecordProgress.FilesMax * Evidence.SizeMax + FormMax;

    private const int PieceSize = 81920;
    private const int HeadersMax = 16;

    public static async Task<IResult> RecordAsync(string plan, string task, HttpContext http, Dispatcher dispatcher, IOptions<JsonOptions> json)
    {
        await using var received = new Received(json.Value.SerializerOptions);
        try
        {
            // Before 125 MB are received of somebody who may record nothing here.
            var form = await dispatcher.SendAs(CurrentUser.From(http.User), new GetProgressForm.Query(plan, task), http.RequestAborted);
            if (!form.MayRecord)
            {
                throw new RuleException(Rules.NotOwnTask, null, form.Code);
            }

            if (await FaultOfAsync(received, http) is { } fault)
            {
                return fault;
            }

            var progress = received.Progress ?? throw new RuleException(Rules.Required, "progress", nameof(ProgressUpdate.EffectiveOn));
            return await ApiProgress.RecordWithAsync(plan, task, progress, received.ToUploads(form.Milestones), http, dispatcher);
        }
        catch (RuleException refusal)
        {
            return ApiProblem.Of(http, refusal);
        }
    }

    /// <returns>The answer where what was sent is not such a form; null where it is.</returns>
    private static async Task<IResult?> FaultOfAsync(Received received, HttpContext http)
    {
        try
        {
            await received.ReadAsync(http.Request, http.RequestAborted);
            return null;
        }
        catch (JsonException broken)
        {
            return ApiProblem.Of(http, new ApiUnknownException("Api.Problem.Json", received.Field, ApiGuard.Place(broken)));
        }
        catch (Exception broken) when (broken is ReadLimitException or InvalidDataException or IOException)
        {
            return ApiProblem.Of(http, (broken as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest, "Api.Problem.Form");
        }
    }

    public static async Task<IResult> WithdrawAsync(string plan, string task, Guid id, HttpContext http, Dispatcher dispatcher)
    {
        var user = CurrentUser.From(http.User);
        try
        {
            var input = await ApiGuard.BodyAsync<ApiWithdrawal>(http);

            // Only what the address says it belongs to.
            var found = await dispatcher.SendAs(user, new Plans.Reading.GetTask.Query(plan, task), http.RequestAborted);
            if (found.Updates.All(each => each.Id != id))
            {
                throw new RuleException(Rules.NotFound);
            }

            await dispatcher.SendAs(user, new WithdrawProgress.Command(id, input.Reason ?? string.Empty), http.RequestAborted);
            return TypedResults.NoContent();
        }
        catch (RuleException refusal)
        {
            return ApiProblem.Of(http, refusal);
        }
        catch (ApiUnknownException unknown)
        {
            return ApiProblem.Of(http, unknown);
        }
    }

    /// <summary>A form as it comes in: its files lie on the disk until it is disposed of.</summary>
    private sealed class Received(JsonSerializerOptions json) : IAsyncDisposable
    {
        private readonly List<ReceivedFile> files = [];
        private IReadOnlyList<ApiFileInput> about = [];

        public ApiProgressInput? Progress { get; private set; }

        /// <summary>Which part of the form is being read.</summary>
        public string Field { get; private set; } = string.Empty;

        public async Task ReadAsync(HttpRequest request, CancellationToken cancel)
        {
            if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 200 } boundary)
            {
                throw new InvalidDataException("No form.");
            }

            var reader = new MultipartReader(boundary, request.Body) { HeadersCountLimit = HeadersMax, BodyLengthLimit = Evidence.SizeMax + 1 };
            while (await reader.ReadNextSectionAsync(cancel) is { } section)
            {
                var disposition = section.GetContentDispositionHeader() ?? throw new InvalidDataException("A part without a name.");
                if (disposition.IsFileDisposition())
                {
                    var name = (disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName)).Value ?? string.Empty;
                    await TakeAsync(name, section.Body, cancel);
                }
                else
                {
                    Take(HeaderUtilities.RemoveQuotes(disposition.Name).Value, await FieldAsync(section.Body, cancel));
                }
            }
        }

        /// <exception cref="RuleException"><see cref="Rules.MilestoneUnknown"/>.</exception>
        public IReadOnlyList<EvidenceUpload> ToUploads(IReadOnlyList<GetProgressForm.OpenMilestone> milestones)
        {
            foreach (var (file, said) in files.Zip(about))
            {
                file.Title = ApiWords.Read(said.Title);
                file.Language = Languages.TryRead(said.Language, out var language) ? language : null;
                file.IsProduct = said.IsProduct;
                file.Milestone = string.IsNullOrEmpty(said.Milestone) ? null
                    : milestones.FirstOrDefault(each => each.Code == said.Milestone)?.Id ?? throw new RuleException(Rules.MilestoneUnknown, "about.milestone", said.Milestone);
            }

            return [.. files.Select(each => each.ToUpload())];
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var file in files)
            {
                await file.DisposeAsync();
            }
        }

        private void Take(string? name, byte[] field)
        {
            Field = name ?? string.Empty;
            switch (name)
            {
                case "progress":
                    Progress = BoundedJson.Read<ApiProgressInput>(field, json, FormMax);
                    break;
                case "about":
                    about = BoundedJson.Read<IReadOnlyList<ApiFileInput>>(field, json, FormMax) ?? [];
                    break;
                default:
                    throw new InvalidDataException("An unknown field.");
            }
        }

        private async Task TakeAsync(string name, Stream from, CancellationToken cancel)
        {
            if (files.Count == RecordProgress.FilesMax)
            {
                throw new RuleException(Rules.TooManyFiles, nameof(Evidence), RecordProgress.FilesMax);
            }

            var content = TemporaryFile.Open();
            files.Add(new ReceivedFile(name, content));
            var piece = new byte[PieceSize];
            for (var count = await from.ReadAsync(piece, cancel); count > 0; count = await from.ReadAsync(piece, cancel))
            {
                if (content.Length + count > Evidence.SizeMax)
                {
                    throw new RuleException(Rules.EvidenceTooLarge, nameof(Evidence), name, (int)(Evidence.SizeMax / 1024 / 1024));
                }

                await WriteAsync(content, piece.AsMemory(0, count), cancel);
            }
        }

        private static async Task WriteAsync(FileStream to, ReadOnlyMemory<byte> piece, CancellationToken cancel)
        {
            try
            {
                await to.WriteAsync(piece, cancel);
            }
            catch (IOException)
            {
                throw new RuleException(Rules.NoSpace);
            }
        }

        private static async Task<byte[]> FieldAsync(Stream from, CancellationToken cancel)
        {
            var bytes = new byte[FormMax + 1];
            var count = await from.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
            return count <= FormMax ? bytes[..count] : throw new ReadLimitException(ReadLimit.Bytes, FormMax);
        }
    }
}
